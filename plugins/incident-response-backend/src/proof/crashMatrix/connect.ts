import type { LoggerService } from '@backstage/backend-plugin-api';
import knexFactory, { type Knex } from 'knex';
import type { Database } from './Job';

/** A connection pool of one's own to a database of the matrix. */
export function connect(database: Database): Knex {
  return database.client === 'pg'
    ? knexFactory({
        client: 'pg',
        connection: database.url,
        pool: { min: 0, max: 8 },
      })
    : knexFactory({
        client: 'better-sqlite3',
        connection: { filename: database.filename },
        useNullAsDefault: true,
      });
}

const silent = () => {};

/** What the store logs is of no interest here. */
export const quiet: LoggerService = {
  error: silent,
  warn: silent,
  info: silent,
  debug: silent,
  child: () => quiet,
};
