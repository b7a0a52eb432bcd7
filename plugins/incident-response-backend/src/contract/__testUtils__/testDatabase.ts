import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { findOrStartPostgres } from '../../proof/postgres/findOrStartPostgres';

/** An empty database of the real kind. */
export interface TestDatabase {
  /** A connection pool of its own, as another process would have. */
  connect(): Knex;
  remove(): Promise<void>;
}

export async function createSqliteDatabase(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'incident-response-sqlite-'));
  const pools: Knex[] = [];
  return {
    connect() {
      const knex = knexFactory({
        client: 'better-sqlite3',
        connection: { filename: join(directory, 'ledger.sqlite') },
        useNullAsDefault: true,
      });
      pools.push(knex);
      return knex;
    },
    async remove() {
      await Promise.all(pools.map(knex => knex.destroy()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** One that other processes can reach, too. */
export interface TestServerDatabase extends TestDatabase {
  readonly connectionString: string;
}

export async function createPostgresDatabase(): Promise<TestServerDatabase> {
  const server = await findOrStartPostgres();
  const name = `incident_response_${randomBytes(8).toString('hex')}`;
  const admin = knexFactory({
    client: 'pg',
    connection: server.connectionString,
    pool: { min: 0, max: 1 },
  });
  await admin.raw('create database ??', [name]);
  const connectionString = new URL(server.connectionString);
  connectionString.pathname = `/${name}`;
  const pools: Knex[] = [];
  return {
    connectionString: connectionString.href,
    connect() {
      const knex = knexFactory({
        client: 'pg',
        connection: connectionString.href,
        pool: { min: 0, max: 10 },
      });
      pools.push(knex);
      return knex;
    },
    async remove() {
      await Promise.all(pools.map(knex => knex.destroy()));
      await admin.raw('drop database ?? with (force)', [name]);
      await admin.destroy();
      await server.stop();
    },
  };
}

export function databaseServiceOf(knex: Knex): DatabaseService {
  return { getClient: async () => knex };
}

export const quietLogger: LoggerService = mockServices.logger.mock();
