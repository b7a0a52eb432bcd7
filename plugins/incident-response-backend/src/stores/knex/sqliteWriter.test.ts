import type { Knex } from 'knex';
import {
  createSqliteDatabase,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { sqliteWriter } from './sqliteWriter';

describe('writes of the same moment', () => {
  let database: TestDatabase;
  let knex: Knex;

  beforeEach(async () => {
    database = await createSqliteDatabase();
    knex = database.connect();
    await knex.raw('create table t (id integer primary key)');
  });
  afterEach(() => database.remove());

  const ids = async () => {
    const rows: { id: number }[] = await knex('t').orderBy('id');
    return rows.map(({ id }) => id);
  };

  it('fail one by one: what one of them wrote before it failed is taken back alone', async () => {
    const write = sqliteWriter(knex);
    const results = await Promise.allSettled(
      [1, 2, 3].map(id =>
        write(trx => {
          trx.write('insert into t values (?)', [id]);
          if (id === 2) throw new Error('two is bad');
          return id;
        }),
      ),
    );
    expect(results).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new Error('two is bad') },
      { status: 'fulfilled', value: 3 },
    ]);
    expect(await ids()).toEqual([1, 3]);
  });

  it('see what the ones before them wrote', async () => {
    const write = sqliteWriter(knex);
    const seen = await Promise.all(
      [1, 2, 3].map(id =>
        write(trx => {
          trx.write('insert into t values (?)', [id]);
          return trx.rows('select * from t', []).length;
        }),
      ),
    );
    expect(seen).toEqual([1, 2, 3]);
  });

  it('fail together when SQLite gives up the whole transaction, and none is stored', async () => {
    const write = sqliteWriter(knex);
    const results = await Promise.allSettled([
      write(trx => trx.write('insert into t values (1)', [])),
      write(trx => trx.write('insert or rollback into t values (1)', [])),
      write(trx => trx.write('insert into t values (2)', [])),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(await ids()).toEqual([]);
    await write(trx => trx.write('insert into t values (3)', []));
    expect(await ids()).toEqual([3]);
  });

  it('are all written when there are more than one batch holds', async () => {
    const write = sqliteWriter(knex);
    await Promise.all(
      Array.from({ length: 300 }, (_, id) =>
        write(trx => trx.write('insert into t values (?)', [id])),
      ),
    );
    expect(await ids()).toHaveLength(300);
  });
});
