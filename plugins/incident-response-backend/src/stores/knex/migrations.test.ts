import { resolvePackagePath } from '@backstage/backend-plugin-api';
import knexFactory, { type Knex } from 'knex';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { toCondition } from './criteria';
import { openKnexIncidentStore } from './openKnexIncidentStore';

const directory = resolvePackagePath(
  '@incident-response/backstage-plugin-incident-response-backend',
  'migrations',
);

const ENGINES: readonly (readonly [string, () => Promise<TestDatabase>])[] = [
  ['SQLite', createSqliteDatabase],
  ['Postgres', createPostgresDatabase],
];

async function ledgerTables(knex: Knex): Promise<string[]> {
  const names = [
    'ir_commits',
    'ir_heads',
    'ir_head_people',
    'ir_inbox',
    'ir_alert_groups',
  ];
  const found = await Promise.all(
    names.map(async name => ((await knex.schema.hasTable(name)) ? [name] : [])),
  );
  return found.flat();
}

describe.each(ENGINES)('migrations on %s', (_engine, create) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await create();
  }, 60_000);
  afterAll(() => database?.remove(), 60_000);

  it('go up, down to nothing, and up again', async () => {
    const knex = database.connect();
    await knex.migrate.latest({ directory });
    expect(await ledgerTables(knex)).toHaveLength(5);
    await knex.migrate.rollback({ directory }, true);
    expect(await ledgerTables(knex)).toEqual([]);
    await knex.migrate.latest({ directory });
    expect(await ledgerTables(knex)).toHaveLength(5);
    await knex.migrate.rollback({ directory }, true);
    await knex.destroy();
  });

  it('are left to somebody else when the database service says so', async () => {
    const knex = database.connect();
    await openKnexIncidentStore({
      database: { ...databaseServiceOf(knex), migrations: { skip: true } },
      logger: quietLogger,
    });
    expect(await ledgerTables(knex)).toEqual([]);
  });
});

const titleIndexes = async (knex: Knex) =>
  (
    await knex('pg_indexes')
      .where({ schemaname: 'public', tablename: 'ir_heads' })
      .where('indexdef', 'like', '%gin_trgm_ops%')
  ).length;

describe('the search in titles on Postgres', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createPostgresDatabase();
  }, 60_000);
  afterEach(() => database?.remove(), 60_000);

  it('has an index on trigrams, which a search uses', async () => {
    const knex = database.connect();
    await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    const { sql } = toCondition({ text: 'checkout' }, 'postgres');
    const plan: string[] = await knex.transaction(async trx => {
      // An empty table is read whole, however it could be read.
      await trx.raw('set local enable_seqscan = off');
      const { rows } = await trx.raw(
        `explain select * from ir_heads where ${sql.replace('?', "'%check%'")}`,
      );
      return rows.map((row: object) => JSON.stringify(row));
    });
    expect(plan.join()).toContain('ir_heads_title_idx');
  });

  it('does without where the database user may not add the extension', async () => {
    const admin = database.connect();
    // Roles are the whole server's.
    const role = `plain_${Date.now()}`;
    await admin.raw(`create role ${role}`);
    await admin.raw(`grant usage, create on schema public to ${role}`);
    const knex = knexFactory({
      ...admin.client.config,
      pool: {
        min: 0,
        max: 2,
        afterCreate: (
          connection: { query(sql: string, done: () => void): void },
          done: (error: unknown, made: unknown) => void,
        ) => connection.query(`set role ${role}`, () => done(null, connection)),
      },
    });
    const store = await openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
    });
    expect(await titleIndexes(admin)).toBe(0);
    expect(await store.list({ text: 'checkout' }, { limit: 10 })).toEqual({
      heads: [],
    });
    await knex.destroy();
    await admin.raw(`drop owned by ${role}; drop role ${role}`);
  });
});

it('lets backends that start together on one Postgres migrate once', async () => {
  const database = await createPostgresDatabase();
  const stores = await Promise.all(
    Array.from({ length: 4 }, () =>
      openKnexIncidentStore({
        database: databaseServiceOf(database.connect()),
        logger: quietLogger,
      }),
    ),
  );
  await expect(
    Promise.all(stores.map(store => store.head('nobody'))),
  ).resolves.toEqual([undefined, undefined, undefined, undefined]);
  await database.remove();
}, 60_000);
