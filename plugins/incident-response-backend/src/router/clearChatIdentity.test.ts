import { apiSuite } from './__testUtils__/apiSuite';
import { allow, deny } from './__testUtils__/startApi';
import { ADA, as } from './__testUtils__/startRouter';

const ACCOUNT = { teamId: 'T0MERIDIAN', userId: 'U0EVE' };
const EVE = 'user:default/eve';
const PATH = '/people/chat-identity/clear';
const asking = { ...ACCOUNT, reason: 'She married.' };

describe('letting it be found anew who an account of Slack is', () => {
  const running = apiSuite();
  const acts = () =>
    running().audit.acts.filter(
      ({ eventId }) => eventId === 'chat-identity-clear',
    );

  it('is done for auditors, and stands in the audit log with its reason', async () => {
    const { pins, post } = running();
    await pins.pin(ACCOUNT, EVE);
    expect(await pins.pin(ACCOUNT, ADA)).toBe(false);
    const { status, body } = await post(PATH, asking);
    expect([status, body]).toEqual([200, { entityRef: EVE }]);
    expect(await pins.pin(ACCOUNT, ADA)).toBe(true);
    expect(acts()).toEqual([
      expect.objectContaining({
        severityLevel: 'high',
        meta: {
          by: ADA,
          door: 'console',
          account: 'slack:T0MERIDIAN/U0EVE',
          pinned: EVE,
          reason: 'She married.',
        },
      }),
    ]);
  });

  it('is nothing where nobody was known', async () => {
    const { status, body } = await running().post(PATH, {
      ...asking,
      userId: 'U0NOBODY',
    });
    expect([status, body]).toEqual([200, {}]);
  });

  it('needs the audit permission for every incident', async () => {
    const { pins, post, rules } = running();
    await pins.pin({ ...ACCOUNT, userId: 'U0KEPT' }, EVE);
    rules.policy = permission => (permission.endsWith('.audit') ? deny : allow);
    const { status } = await post(PATH, { ...asking, userId: 'U0KEPT' });
    expect(status).toBe(403);
    expect(await pins.pin({ ...ACCOUNT, userId: 'U0KEPT' }, EVE)).toBe(true);
  });

  it.each([
    ['without a reason', { ...ACCOUNT, reason: ' ' }],
    ['for no workspace', { ...asking, teamId: 'T0/../x' }],
    ['for no account', { ...asking, userId: '%' }],
  ])('is refused %s', async (_what, body) => {
    expect((await running().post(PATH, body)).status).toBe(400);
  });

  it('is done with a person who is erased', async () => {
    const { pins, post } = running();
    const account = { teamId: 'T0MERIDIAN', userId: 'U0GONE' };
    await pins.pin(account, 'user:default/gone');
    const erased = await post(
      '/people/erase',
      { person: 'user:default/gone', reason: 'Left.' },
      as.user(ADA),
    );
    expect(erased.status).toBe(200);
    expect(await pins.forget(account)).toBeUndefined();
  });

  it('is done with a person who is erased by the e-mail beside their account', async () => {
    const { pins, post, store } = running();
    const account = { teamId: 'T0MERIDIAN', userId: 'U0CAROL' };
    await store.people.remember([
      { email: 'carol@example.org', slackId: 'U0CAROL' },
    ]);
    await pins.pin(account, 'user:default/carol');
    await post('/people/erase', {
      person: 'carol@example.org',
      reason: 'Left.',
    });
    expect(await pins.forget(account)).toBeUndefined();
  });
});
