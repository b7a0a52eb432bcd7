import knexFactory, { type Knex } from 'knex';
import { findOrStartPostgres } from './findOrStartPostgres';

/** Databases of one backend on a server it shares: their names begin alike. */
export interface PrefixedDatabases {
  /** Value of `backend.database`. */
  readonly config: {
    readonly client: 'pg';
    readonly prefix: string;
    readonly connection: {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
    };
  };
  /** Address of the database of a plugin. */
  urlOf(plugin: string): string;
  readonly admin: Knex;
  /** Drops them all. */
  remove(): Promise<void>;
}

/** @param prefix - lower case letters, digits and underscores */
export async function openPrefixed(prefix: string): Promise<PrefixedDatabases> {
  const { connectionString, stop } = await findOrStartPostgres();
  const { hostname, port, username, password } = new URL(connectionString);
  const admin = knexFactory({
    client: 'pg',
    connection: connectionString,
    pool: { min: 0, max: 1 },
  });
  return {
    config: {
      client: 'pg',
      prefix,
      connection: {
        host: hostname,
        port: Number(port),
        user: decodeURIComponent(username),
        password: decodeURIComponent(password),
      },
    },
    urlOf(plugin) {
      const url = new URL(connectionString);
      url.pathname = `/${prefix}${plugin}`;
      return url.href;
    },
    admin,
    async remove() {
      const { rows } = await admin.raw(
        'select datname from pg_database where starts_with(datname, ?)',
        [prefix],
      );
      for (const { datname } of rows)
        await admin.raw('drop database ?? with (force)', [datname]);
      await admin.destroy();
      await stop();
    },
  };
}
