import {
  resolvePackagePath,
  type DatabaseService,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { IncidentStore } from '../IncidentStore';
import { dialectOf } from './dialect';
import { createKnexIncidentStore } from './KnexIncidentStore';
import { lockSqliteFile } from './lockSqliteFile';
import { makeDurable } from './sqlitePool';

const PATIENCE_MS = 5_000;

function migrationsDirectory(): string {
  return resolvePackagePath(
    '@incident-response/backstage-plugin-incident-response-backend',
    'migrations',
  );
}

async function migrate(knex: Knex): Promise<void> {
  const config = { directory: migrationsDirectory() };
  if (dialectOf(knex) === 'sqlite') {
    await knex.migrate.latest(config);
    return;
  }
  // Backends that start together would else trip over knex's own lock, which fails at once.
  await knex.transaction(async trx => {
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [
      'incident-response/migrations',
    ]);
    await knex.migrate.latest(config);
  });
}

/**
 * The incident store on Backstage's database service, ready for use.
 *
 * @throws Error when another process holds the same SQLite file
 */
export async function openKnexIncidentStore(options: {
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  /** How long to wait for a process that is just letting go of a SQLite file, in milliseconds. */
  readonly patienceMs?: number;
}): Promise<IncidentStore> {
  const { database, logger, patienceMs = PATIENCE_MS } = options;
  const knex = await database.getClient();
  const dialect = dialectOf(knex);
  if (dialect === 'sqlite') {
    await lockSqliteFile(knex, patienceMs);
    await makeDurable(knex);
  }
  if (!database.migrations?.skip) await migrate(knex);
  logger.info(`The incident ledger is kept in ${dialect}.`);
  return createKnexIncidentStore({ knex });
}
