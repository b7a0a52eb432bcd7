import type { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import { callFor } from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { createSlackIdentities } from './createSlackIdentities';

const user = (name: string, slackId?: string, email?: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name,
    namespace: 'default',
    ...(slackId !== undefined && {
      annotations: { 'slack.com/user-id': slackId },
    }),
  },
  spec: { profile: { ...(email && { email }) } },
});

const entities = [
  user('ada', ' U0ADA ', 'Ada@Example.org'),
  user('ben', undefined, 'ben@example.org'),
  user('nora'),
  user('eve', ' ', 'no address'),
];

const auth = mockServices.auth();
const call = () => callFor('inc-1/invite');

describe('what the catalog says of accounts in Slack', () => {
  const read = createSlackIdentities({
    catalog: catalogServiceMock({ entities }),
    auth,
  });

  it('is annotation and e-mail, and nothing where there is none', async () => {
    const refs = ['ada', 'ben', 'nora', 'eve', 'gone'].map(
      name => `user:default/${name}`,
    );
    expect([...(await read(refs, call()))]).toEqual([
      ['user:default/ada', { slackId: 'U0ADA', email: 'ada@example.org' }],
      ['user:default/ben', { email: 'ben@example.org' }],
      ['user:default/nora', {}],
      ['user:default/eve', {}],
    ]);
  });

  it('fails as a read that changed nothing where the catalog does', async () => {
    const broken = createSlackIdentities({
      catalog: {
        ...catalogServiceMock({ entities }),
        getEntitiesByRefs: async () => {
          throw new Error('503');
        },
      },
      auth,
    });
    const failure = await broken(['user:default/ada'], call()).catch(
      error => error,
    );
    expect(failure).toBeInstanceOf(OutboundCallError);
    expect(failure).toMatchObject({ failure: 'not-executed' });
    expect((await broken([], call())).size).toBe(0);
  });
});
