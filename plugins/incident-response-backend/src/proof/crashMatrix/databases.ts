import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory, { type Knex } from 'knex';
import { findOrStartPostgres } from '../postgres/findOrStartPostgres';
import { openKnexIncidentStore } from '../../stores/knex/openKnexIncidentStore';
import { connect, quiet } from './connect';
import type { Database } from './Job';
import { removedAtExit } from './removedAtExit';

export type EngineName = 'sqlite' | 'postgres';

/** Empty, migrated databases, one for each point. */
export interface Databases {
  readonly engine: EngineName;
  create(): Promise<{ readonly database: Database; remove(): Promise<void> }>;
  stop(): Promise<void>;
}

async function migrate(knex: Knex): Promise<void> {
  try {
    await openKnexIncidentStore({
      database: { getClient: async () => knex },
      logger: quiet,
    });
  } finally {
    await knex.destroy();
  }
}

const fresh = () => `crash_matrix_${randomBytes(8).toString('hex')}`;

/** Every database is a copy of one that was migrated. */
export async function openSqliteDatabases(): Promise<Databases> {
  const directory = await removedAtExit(join(tmpdir(), 'crash-matrix-'));
  const template = join(directory.path, 'template.sqlite');
  await migrate(connect({ client: 'better-sqlite3', filename: template }));
  return {
    engine: 'sqlite',
    create: async () => {
      const home = await mkdtemp(join(directory.path, 'point-'));
      const filename = join(home, 'ledger.sqlite');
      await copyFile(template, filename);
      return {
        database: { client: 'better-sqlite3', filename },
        remove: () => rm(home, { recursive: true, force: true }),
      };
    },
    stop: async () => directory.remove(),
  };
}

/** Every database is made from one that was migrated; the server is a real one. */
export async function openPostgresDatabases(): Promise<Databases> {
  const server = await findOrStartPostgres();
  const admin = knexFactory({
    client: 'pg',
    connection: server.connectionString,
    pool: { min: 0, max: 1 },
  });
  const urlOf = (name: string) => {
    const url = new URL(server.connectionString);
    url.pathname = `/${name}`;
    return url.href;
  };
  const drop = async (name: string) => {
    await admin.raw('drop database if exists ?? with (force)', [name]);
  };
  const template = fresh();
  await admin.raw('create database ??', [template]);
  await migrate(connect({ client: 'pg', url: urlOf(template) }));
  return {
    engine: 'postgres',
    create: async () => {
      const name = fresh();
      await admin.raw('create database ?? template ??', [name, template]);
      return {
        database: { client: 'pg', url: urlOf(name) },
        remove: () => drop(name),
      };
    },
    stop: async () => {
      await drop(template);
      await admin.destroy();
      await server.stop();
    },
  };
}
