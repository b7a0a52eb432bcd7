import { resolvePackagePath } from '@backstage/backend-plugin-api';
import knexFactory, { type Knex } from 'knex';
import type { IncidentStore } from '../../stores/IncidentStore';
import { createKnexIncidentStore } from '../../stores/knex/KnexIncidentStore';
import type { VirtualTime } from './VirtualTime';

/** The real store on a SQLite database in memory, which all replicas share. */
export async function openMemoryStore(
  time: VirtualTime,
  newSalt: () => string,
): Promise<{
  readonly knex: Knex;
  readonly store: IncidentStore;
  close(): Promise<void>;
}> {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: ':memory:' },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@incident-response/backstage-plugin-incident-response-backend',
      'migrations',
    ),
  });
  return {
    knex,
    store: createKnexIncidentStore({ knex, now: time.ms, newSalt }),
    close: () => knex.destroy(),
  };
}
