import {
  createPostgresDatabase,
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { sampleCommit, sampleHead } from '../../contract/samples/commits';
import type { IncidentStore } from '../IncidentStore';
import type { Outbox } from '../Outbox';
import { createKnexOutbox } from './createKnexOutbox';
import { openKnexIncidentStore } from './openKnexIncidentStore';

jest.setTimeout(60_000);

describe.each([
  ['SQLite', createSqliteDatabase],
  ['Postgres', createPostgresDatabase],
])('the outbox on %s', (_, create) => {
  let database: TestDatabase;
  let store: IncidentStore;
  let outbox: Outbox;
  beforeAll(async () => {
    database = await create();
    const knex = database.connect();
    store = await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    outbox = createKnexOutbox(knex);
  });
  afterAll(() => database.remove());

  const claim = (now: number) =>
    outbox.claimUntold({ now, until: now + 100, limit: 10 });

  it('hands what was not told to one caller, until it is told', async () => {
    const commit = sampleCommit('inc-untold');
    await store.append(0, commit, sampleHead(commit));
    const untold = [
      { incidentId: 'inc-untold', toldSeq: 0, seq: 1, restricted: false },
    ];
    const both = await Promise.all([claim(1_000), claim(1_000)]);
    expect(both.flat()).toEqual(untold);
    // Its lease ran out: the caller died.
    expect(await claim(1_101)).toEqual(untold);

    await outbox.postpone('inc-untold', 5_000);
    expect(await claim(4_000)).toEqual([]);
    expect(await claim(5_000)).toEqual(untold);

    await outbox.markTold('inc-untold', 1);
    await outbox.markTold('inc-untold', 0);
    expect(await claim(9_000)).toEqual([]);
  });
});
