import { resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

export const TABLES = [
  'ir_builtin_rooms',
  'ir_builtin_messages',
  'ir_builtin_members',
  'ir_builtin_status_incidents',
  'ir_builtin_status_updates',
  'ir_builtin_status_components',
  'ir_builtin_postmortems',
];

/** A new database on a busy machine takes its time. */
export const DATABASE_START_MS = 60_000;

/** SQLite always; Postgres where the environment names one. */
export function builtinDatabases() {
  const databases = TestDatabases.create({
    ids: process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING
      ? ['SQLITE_3', 'POSTGRES_18']
      : ['SQLITE_3'],
    disableDocker: true,
  });
  return {
    ids: databases.eachSupportedId(),
    async start(id: Parameters<typeof databases.init>[0]): Promise<Knex> {
      const knex = await databases.init(id);
      await knex.migrate.latest({
        directory: resolve(__dirname, '../../../../migrations'),
      });
      return knex;
    },
    /** Each test starts with nothing; a new database for each would take too long. */
    async empty(knex: Knex): Promise<void> {
      for (const table of TABLES) await knex(table).delete();
    },
  };
}
