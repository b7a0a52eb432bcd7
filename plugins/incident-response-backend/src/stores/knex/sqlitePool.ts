import type { Knex } from 'knex';

/** What we use of better-sqlite3's connection. */
interface SqliteConnection {
  pragma(source: string): unknown;
}

/** What we use of the connection pool below knex. */
interface Pool {
  on(
    event: 'createSuccess',
    listener: (eventId: number, connection: SqliteConnection) => void,
  ): void;
  on(event: 'poolDestroySuccess', listener: () => void): void;
}

function poolOf(knex: Knex): Pool {
  return knex.client.pool;
}

// FULL: an answered alert survives a power cut. In WAL mode the default would be NORMAL.
const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'busy_timeout = 5000',
];

/** Makes every connection durable, also one that the pool opens later. */
export async function makeDurable(knex: Knex): Promise<void> {
  poolOf(knex).on('createSuccess', (_eventId, connection) => {
    for (const pragma of PRAGMAS) connection.pragma(pragma);
  });
  for (const pragma of PRAGMAS) await knex.raw(`pragma ${pragma}`);
}

export function whenDestroyed(knex: Knex, listener: () => void): void {
  poolOf(knex).on('poolDestroySuccess', listener);
}

/** Path of the database file; `undefined` when it lives in memory. */
export async function databaseFile(knex: Knex): Promise<string | undefined> {
  const databases: { name: string; file: string }[] = await knex.raw(
    'pragma database_list',
  );
  return databases.find(({ name }) => name === 'main')?.file || undefined;
}
