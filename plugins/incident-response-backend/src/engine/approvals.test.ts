import {
  createPostgresDatabase,
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { person, WORDS } from '../domain/__testUtils__/ledgerOf';
import { intercept } from './__testUtils__/intercept';
import { playWithFaults } from './__testUtils__/playWithFaults';

jest.setTimeout(60_000);

const APPROVALS = 16;

describe.each([
  ['one engine on SQLite', 1, createSqliteDatabase],
  ['one engine on Postgres', 1, createPostgresDatabase],
  ['two engines on one Postgres', 2, createPostgresDatabase],
])('sixteen approvals at once, by %s', (_engines, engines, createDatabase) => {
  let database: TestDatabase;
  const stops: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
    await database.remove();
  });

  it('end in one publication, one approval recorded and fifteen polite refusals', async () => {
    let sent = 0;
    const startOne = async () => {
      const play = await playWithFaults(database, deps => ({
        ...deps,
        statusPage: intercept(
          deps.statusPage,
          'publish',
          publish => async (publication, call) => {
            sent += 1;
            return publish(publication, call);
          },
        ),
      }));
      stops.push(() => play.engine.stop());
      return play;
    };
    const plays = [await startOne()];
    while (plays.length < engines) plays.push(await startOne());
    const [{ drafted, until, draftIs, ofType, service }] = plays;
    const id = await drafted();
    const results = await Promise.allSettled(
      Array.from({ length: APPROVALS }, (_, n) =>
        plays[n % engines].approve(id),
      ),
    );
    const refusals = results.flatMap(r =>
      r.status === 'rejected' ? [String(r.reason.message)] : [],
    );
    expect(refusals).toHaveLength(APPROVALS - 1);
    for (const sentence of refusals)
      expect(sentence).toMatch(
        /^ada approved it at .+; it is being published\.$|^It was published at/,
      );
    const published = await until(id, draftIs('published'));
    expect(published.drafts[0].revisions[0].request).toMatchObject(WORDS);
    expect(await ofType(id, 'STATUSPAGE_DRAFT_APPROVED')).toHaveLength(1);
    expect(await ofType(id, 'STATUSPAGE_PUBLISHED')).toHaveLength(1);
    expect(sent).toBe(1);
    expect(await service.verify(id)).toMatchObject({ ok: true });
  });

  it('of sixteen people, where two are asked for, are two: the others are refused, and it is published once', async () => {
    const people = Array.from({ length: APPROVALS }, (_, n) => `p${n}`);
    let sent = 0;
    const startOne = async () => {
      const play = await playWithFaults(database, deps => ({
        ...deps,
        settings: {
          ...deps.settings,
          authority: {
            ...deps.settings.authority,
            quorum: 2,
            approverGroups: ['group:default/comms'],
          },
        },
        groups: {
          read: async groups =>
            groups.map(group => ({
              group,
              members: new Set(people.map(name => `user:default/${name}`)),
              ageMs: 0,
            })),
        },
        statusPage: intercept(
          deps.statusPage,
          'publish',
          publish => async (publication, call) => {
            sent += 1;
            return publish(publication, call);
          },
        ),
      }));
      stops.push(() => play.engine.stop());
      return play;
    };
    const plays = [await startOne()];
    while (plays.length < engines) plays.push(await startOne());
    const [{ drafted, until, draftIs, ofType, service }] = plays;
    const id = await drafted();
    const results = await Promise.allSettled(
      people.map((name, n) =>
        plays[n % engines].approve(id, 'draft-1', person(name)),
      ),
    );
    expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(2);
    await until(id, draftIs('published'));
    const given = [
      ...(await ofType(id, 'STATUSPAGE_APPROVAL_GIVEN')),
      ...(await ofType(id, 'STATUSPAGE_DRAFT_APPROVED')),
    ];
    expect(given).toHaveLength(2);
    expect(new Set(given.map(e => JSON.stringify(e.actor))).size).toBe(2);
    expect(await ofType(id, 'STATUSPAGE_PUBLISHED')).toHaveLength(1);
    expect(sent).toBe(1);
    expect(await service.verify(id)).toMatchObject({ ok: true });
  });
});
