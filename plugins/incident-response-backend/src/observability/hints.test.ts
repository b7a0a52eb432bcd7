import { mockServices } from '@backstage/backend-test-utils';
import { createHints } from './hints';

describe('notifications', () => {
  it.each([
    ['real', 'P1', 'critical'],
    ['real', 'P2', 'high'],
    ['real', 'P3', 'normal'],
    ['real', 'P4', 'low'],
    ['drill', 'P1', 'low'],
  ] as const)('of a %s %s are %s', async (kind, severity, urgency) => {
    const sent: unknown[] = [];
    const { notify } = createHints({
      signals: { publish: async () => {} },
      notifications: { send: async ({ payload }) => void sent.push(payload) },
      logger: mockServices.logger.mock(),
    });
    notify({
      entityRefs: ['user:default/ada'],
      title: 'You are called',
      link: '/incidents/inc-1',
      scope: 'incident-response:inc-1',
      about: { kind, severity },
    });
    await new Promise(resolve => setImmediate(resolve));
    expect(sent).toMatchObject([
      { severity: urgency, topic: 'incident-response' },
    ]);
  });
});
