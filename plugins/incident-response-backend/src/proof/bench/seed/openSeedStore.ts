import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { openKnexIncidentStore } from '../../../stores/knex/openKnexIncidentStore';

const quiet: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => quiet,
};

/** The plugin's tables and its store, on a database that no backend uses yet. */
export function openSeedStore(knex: Knex) {
  return openKnexIncidentStore({
    database: { getClient: async () => knex },
    logger: quiet,
  });
}
