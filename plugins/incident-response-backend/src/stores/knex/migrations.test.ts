import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
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
