import type { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { ChatAccount } from '@incident-response/backstage-plugin-incident-response-node';
import {
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import {
  databaseServiceOf,
  quietLogger,
} from '../contract/__testUtils__/testDatabase';
import { createKnexStateStore } from '../stores/knex/createKnexStateStore';
import { openKnexIncidentStore } from '../stores/knex/openKnexIncidentStore';
import { createChatIdentities } from './createChatIdentities';
import { createChatPins } from './chatPins';

const PLACE = 'url:https://example.org/org.yaml';
const ACCOUNT: ChatAccount = {
  userId: 'U0ADA',
  teamId: 'T0',
  standing: 'member',
  email: 'Ada@example.org ',
};

const user = (
  name: string,
  {
    slackId,
    email,
    place = PLACE,
  }: { slackId?: string; email?: string; place?: string } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name,
    namespace: 'default',
    annotations: {
      'backstage.io/managed-by-location': place,
      ...(slackId && { 'slack.com/user-id': slackId }),
    },
  },
  spec: { profile: { ...(email && { email }) } },
});

const byMail = (name: string) => user(name, { email: 'ada@example.org' });
const byId = (name: string) => user(name, { slackId: 'U0ADA' });
const known = (name: string) => ({
  type: 'known',
  entityRef: `user:default/${name}`,
});

const databases: TestDatabase[] = [];
afterEach(async () => {
  await Promise.all(databases.splice(0).map(one => one.remove()));
});

/** One replica after the other on one database, each with the catalog as it is then. */
async function replicas() {
  const database = await createSqliteDatabase();
  databases.push(database);
  const knex = database.connect();
  await openKnexIncidentStore({
    database: databaseServiceOf(knex),
    logger: quietLogger,
  });
  const clock = { now: 0 };
  return {
    clock,
    states: createKnexStateStore(knex),
    with: (...entities: Entity[]) =>
      createChatIdentities({
        catalog: catalogServiceMock({ entities }),
        auth: mockServices.auth(),
        trustedLocations: [PLACE],
        pins: createChatPins(createKnexStateStore(knex)),
        monotonic: () => clock.now,
      }),
  };
}

const find = async (...entities: Entity[]) =>
  (await replicas()).with(...entities).find(ACCOUNT);

describe('who an account is', () => {
  it('is said by the annotation before the e-mail', async () => {
    expect(await find(byMail('eve'), byId('ada'))).toEqual(known('ada'));
  });

  it('is said by the e-mail where no annotation says it', async () => {
    expect(await find(byMail('ada'))).toEqual(known('ada'));
  });

  it.each<[string, Entity[]]>([
    ['nobody has it', [user('ben')]],
    [
      'an entity of another place has it',
      [
        user('ada', {
          slackId: 'U0ADA',
          email: 'ada@example.org',
          place: 'url:https://evil.example',
        }),
      ],
    ],
  ])('is not known where %s', async (_why, entities) => {
    expect(await find(...entities)).toEqual({ type: 'unknown' });
  });

  it.each<[string, Entity[]]>([
    ['two users have the annotation', [byId('ada'), byId('eve')]],
    ['two users have the e-mail', [byMail('ada'), byMail('eve')]],
    [
      'who has the e-mail has another account',
      [user('ada', { email: 'ada@example.org', slackId: 'U0OTHER' })],
    ],
  ])('is doubtful where %s', async (_why, entities) => {
    expect(await find(...entities)).toMatchObject({ type: 'doubtful' });
  });
});

describe('who an account was first', () => {
  it('stays so: where the catalog leads to somebody else, nothing is decided', async () => {
    const house = await replicas();
    expect(await house.with(byMail('ada')).find(ACCOUNT)).toEqual(known('ada'));
    const changed = await house.with(byMail('eve')).find(ACCOUNT);
    expect(changed).toMatchObject({
      type: 'doubtful',
      sentence: expect.stringContaining('another user than before'),
    });
    // An annotation is no way around it.
    expect(await house.with(byId('eve')).find(ACCOUNT)).toMatchObject({
      type: 'doubtful',
    });
    expect(await house.with(byId('ada')).find(ACCOUNT)).toEqual(known('ada'));
  });

  it('is one user, where two replicas ask at once while the catalog changes', async () => {
    const house = await replicas();
    const found = await Promise.all([
      house.with(byMail('ada')).find(ACCOUNT),
      house.with(byMail('eve')).find(ACCOUNT),
    ]);
    expect(found.map(({ type }) => type).sort()).toEqual(['doubtful', 'known']);
  });

  it('counts for this account alone', async () => {
    const house = await replicas();
    const other = { ...ACCOUNT, userId: 'U0EVE', teamId: 'T1' };
    await house.with(byMail('ada')).find(ACCOUNT);
    expect(await house.with(byMail('eve')).find(other)).toEqual(known('eve'));
  });

  it('is believed for a minute, then asked again', async () => {
    const house = await replicas();
    const catalog = [byMail('ada')];
    const identities = createChatIdentities({
      catalog: {
        getEntitiesByRefs: async () => ({ items: [] }),
        queryEntities: async (...asked) =>
          catalogServiceMock({ entities: [...catalog] }).queryEntities(
            ...asked,
          ),
      },
      auth: mockServices.auth(),
      trustedLocations: [PLACE],
      pins: createChatPins(house.states),
      monotonic: () => house.clock.now,
    });
    expect(await identities.find(ACCOUNT)).toEqual(known('ada'));
    catalog.splice(0, 1, byMail('eve'));
    house.clock.now = 59_999;
    expect(await identities.find(ACCOUNT)).toEqual(known('ada'));
    house.clock.now = 60_000;
    expect(await identities.find(ACCOUNT)).toMatchObject({ type: 'doubtful' });
  });

  it('is taken anew once it is let go of', async () => {
    const house = await replicas();
    await house.with(byMail('ada')).find(ACCOUNT);
    const now = house.with(byMail('eve'));
    expect(await now.find(ACCOUNT)).toMatchObject({ type: 'doubtful' });
    expect(await now.forget(ACCOUNT)).toBe('user:default/ada');
    expect(await now.forget(ACCOUNT)).toBeUndefined();
    expect(await now.find(ACCOUNT)).toEqual(known('eve'));
  });

  it.each([
    ['the user', 'user:default/ada'],
    ['the account', 'slack:T0/U0ADA'],
    ['Slack’s id', 'U0ADA'],
  ])('is gone, and others are not, once %s is forgotten', async (_who, id) => {
    const house = await replicas();
    const ben = { ...ACCOUNT, userId: 'U0BEN', email: 'ben@example.org' };
    const identities = house.with(
      byMail('ada'),
      user('ben', { email: 'ben@example.org' }),
    );
    await identities.find(ACCOUNT);
    await identities.find(ben);
    await identities.forgetPerson([id]);
    expect(await house.states.named('chat-identity/')).toEqual([
      { name: 'chat-identity/slack/T0/U0BEN', state: 'user:default/ben' },
    ]);
  });
});
