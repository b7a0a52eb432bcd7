import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { findOrStartPostgres } from '../postgres/findOrStartPostgres';
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
  const server = await findOrStartPostgres();
  const { hostname, port, username, password } = new URL(
    server.connectionString,
  );
  const connection = {
    host: hostname,
    port: Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
  const prefix = `ir_bench_${name}_`;
  const admin = knexFactory({
    client: 'pg',
    connection: server.connectionString,
    pool: { min: 0, max: 1 },
  });
  return {
    config: { client: 'pg', prefix, connection },
    async connect() {
      const database = `${prefix}${PLUGIN}`;
      await admin.raw('create database ??', [database]);
      return knexFactory({
        client: 'pg',
        connection: { ...connection, database },
        pool: { min: 0, max: 10 },
      });
    },
    async remove() {
      const { rows } = await admin.raw(
        'select datname from pg_database where starts_with(datname, ?)',
        [prefix],
      );
      for (const { datname } of rows)
        await admin.raw('drop database ?? with (force)', [datname]);
      await admin.destroy();
      await server.stop();
    },
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
