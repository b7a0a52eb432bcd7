import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import type { Knex } from 'knex';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { read, write } from './outbound';

const call = (deadlineMs: number): OutboundCall => ({
  key: 'inc-1/post:headline',
  // Whoever is suspended hears no signal.
  signal: new AbortController().signal,
  deadlineMs,
  begin: () => {},
});

const insert = (tx: Knex) => tx('acts').insert({ marker: 'post:headline' });

describe('a built-in call', () => {
  let database: TestDatabase;
  let knex: Knex;

  beforeAll(async () => {
    database = await createSqliteDatabase();
    knex = database.connect();
    await knex.schema.createTable('acts', table => {
      table.string('marker').unique();
    });
  });
  afterAll(() => database.remove());

  it('is taken back where its deadline passes before it is committed', async () => {
    const late = new AbortController();
    await expect(
      write(knex, { ...call(60_000), signal: late.signal }, 'Posting', tx =>
        insert(tx).then(() => late.abort()),
      ),
    ).rejects.toMatchObject({ failure: 'unknown' });
    await write(knex, call(60_000), 'Posting', insert);
    expect(await knex('acts')).toHaveLength(1);
  });

  it('that fails tells what the database said, and none of the words that were to be written', async () => {
    const words = 'Ada - said: the card numbers leaked';
    const told = [
      write(knex, call(60_000), 'Posting', tx =>
        tx('gone').insert({ marker: words }),
      ),
      read(call(60_000), 'Looking', () => knex('gone').where('marker', words)),
    ].map(failing => failing.catch((error: Error) => error.message));
    expect(await Promise.all(told)).toEqual(
      ['Posting', 'Looking'].map(
        what =>
          `${what} failed: the database said "no such table: gone". Check that it is up and has room.`,
      ),
    );
  });
});

describe('a built-in write on Postgres', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createPostgresDatabase();
    await database.connect().schema.createTable('acts', table => {
      table.string('marker').unique();
    });
  }, 60_000);
  afterAll(() => database.remove());

  it('is taken back by the server where its process stalls, so that another one gets on', async () => {
    let wake = () => {};
    const asleep = new Promise<void>(resolve => {
      wake = resolve;
    });
    let inserted = () => {};
    const holdsTheRow = new Promise<void>(resolve => {
      inserted = resolve;
    });
    const stalled = write(
      database.connect(),
      call(200),
      'Posting',
      async tx => {
        await insert(tx);
        inserted();
        await asleep;
        await tx.raw('select 1');
      },
    ).catch((error: Error) => error);
    await holdsTheRow;

    const other = database.connect();
    await write(other, call(20_000), 'Posting', async tx => {
      await insert(tx);
    });

    wake();
    expect(await stalled).toMatchObject({ failure: 'unknown' });
    expect(await other('acts').select()).toEqual([{ marker: 'post:headline' }]);
  });

  it('that waits for a lock past its deadline is not written later', async () => {
    const holder = database.connect();
    const waiting = database.connect();
    const held = await holder.transaction();
    await held('acts').insert({ marker: 'locked' });
    await expect(
      write(waiting, call(150), 'Posting', async tx => {
        await tx('acts').insert({ marker: 'locked' });
      }),
    ).rejects.toMatchObject({ failure: 'unknown' });
    await held.rollback();
    expect(await waiting('acts').where({ marker: 'locked' })).toEqual([]);
  });
});
