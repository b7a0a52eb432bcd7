import { OutboundCallError } from '@incident-response/backstage-plugin-incident-response-node';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import type { EngineDeps } from '../createEngine';
import { HASTY, playWithFaults } from './playWithFaults';

/** A vendor that fails in one of the three ways a call can. */
export const says = (failure: 'not-executed' | 'rejected' | 'unknown') =>
  new OutboundCallError(`it said ${failure}`, { failure });

/** Engines with faults for the tests of one suite, each test with a database of its own. */
export function faultySuite() {
  let database: TestDatabase | undefined;
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
    await database?.remove();
    database = undefined;
  });
  return {
    /** For several engines on one database; without it the database is SQLite. */
    async usePostgres() {
      database = await createPostgresDatabase();
    },
    async start(
      change: (deps: EngineDeps) => EngineDeps = deps => deps,
      timing = { ...HASTY, claimLeaseMs: 10_000 },
    ) {
      database ??= await createSqliteDatabase();
      const play = await playWithFaults(database, change, timing);
      stops.push(() => play.engine.stop());
      return play;
    },
  };
}
