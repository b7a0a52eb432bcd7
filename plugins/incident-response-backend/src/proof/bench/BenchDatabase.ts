import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { openPrefixed } from '../postgres/openPrefixed';
import type { DatabaseEngine } from './options';

/** Databases for one backend, empty at first. */
export interface BenchDatabase {
  /** Value of `backend.database`. */
  readonly config: unknown;
  /** The plugin's own database, for what is put in before the backend starts. */
  connect(): Promise<Knex>;
  remove(): Promise<void>;
}

const PLUGIN = 'incident-response';

function createSqlite(directory: string): BenchDatabase {
  const state = join(directory, 'state');
  return {
    config: { client: 'better-sqlite3', connection: { directory: state } },
    async connect() {
      await mkdir(state, { recursive: true });
      return knexFactory({
        client: 'better-sqlite3',
        connection: { filename: join(state, `${PLUGIN}.sqlite`) },
        useNullAsDefault: true,
      });
    },
    // Goes with the directory.
    remove: async () => {},
  };
}

async function createPostgres(name: string): Promise<BenchDatabase> {
  const { config, urlOf, admin, remove } = await openPrefixed(
    `ir_bench_${name}_`,
  );
  return {
    config,
    async connect() {
      await admin.raw('create database ??', [`${config.prefix}${PLUGIN}`]);
      return knexFactory({
        client: 'pg',
        connection: urlOf(PLUGIN),
        pool: { min: 0, max: 10 },
      });
    },
    remove,
  };
}

/** `name` tells the databases of one run apart: lower case letters and digits. */
export async function createBenchDatabase(
  engine: DatabaseEngine,
  directory: string,
  name: string,
): Promise<BenchDatabase> {
  return engine === 'sqlite' ? createSqlite(directory) : createPostgres(name);
}
