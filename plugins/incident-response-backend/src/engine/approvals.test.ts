import {
  createPostgresDatabase,
  createSqliteDatabase,
  type TestDatabase,
} from '../contract/__testUtils__/testDatabase';
import { WORDS } from '../domain/__testUtils__/ledgerOf';
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
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(async () => {
    await Promise.all(stops.map(stop => stop()));
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
});
