import type { Knex } from 'knex';
import type { Delivery, IncidentStore } from '../IncidentStore';
import type { RetentionStore } from '../RetentionStore';
import { appendCommit } from './appendCommit';
import { appendOnPostgres } from './appendOnPostgres';
import { appendOnSqlite } from './appendOnSqlite';
import { buryOnPostgres, buryOnSqlite } from './bury';
import { claimDue } from './claimDue';
import { createKnexPersonStore } from './createKnexPersonStore';
import { createKnexRetentionStore } from './createKnexRetentionStore';
import { dialectOf } from './dialect';
import { markDrainedOnPostgres, markDrainedOnSqlite, readInbox } from './inbox';
import { readInstalledAt } from './installedAt';
import { incidentInRoom } from './rooms';
import { ingestOnPostgres } from './ingestOnPostgres';
import { ingestOnSqlite } from './ingestOnSqlite';
import { listHeads } from './listHeads';
import { readCommits, readHead } from './readLedger';
import { recentKeys } from './recentKeys';
import { serialByKey } from './serialByKey';
import { sqliteWriter } from './sqliteWriter';

// Some megabytes at most.
const SEEN_GROUPS = 20_000;

type Writes = Pick<IncidentStore, 'append' | 'ingest' | 'markDrained'> &
  Pick<RetentionStore, 'bury'>;

function sqliteWrites(knex: Knex, now: () => number): Writes {
  const write = sqliteWriter(knex);
  return {
    ingest: (delivery, route, surroundings = {}) =>
      ingestOnSqlite(write, delivery, route, surroundings),
    append: (expectedSeq, commit, head) =>
      appendCommit(expectedSeq, commit, head, () =>
        appendOnSqlite(write, expectedSeq, commit, head),
      ),
    markDrained: inboxIds => markDrainedOnSqlite(write, inboxIds, now()),
    bury: buryOnSqlite(write),
  };
}

function postgresWrites(
  knex: Knex,
  now: () => number,
  random: () => number,
): Writes {
  // Only spares retries: what keeps deliveries of one group apart is the version of its row.
  const byGroup = serialByKey();
  const groups = recentKeys(SEEN_GROUPS);
  const keyOf = ({ alert }: Delivery) =>
    JSON.stringify([alert.source, alert.group]);
  return {
    ingest: (delivery, route, surroundings = {}) => {
      const key = keyOf(delivery);
      return byGroup(key, async () => {
        const isSeen = groups.has(key);
        const ingested = await ingestOnPostgres(knex, delivery, route, {
          surroundings,
          isSeen,
          random,
        });
        groups.add(key);
        return ingested;
      });
    },
    append: (expectedSeq, commit, head) =>
      appendCommit(expectedSeq, commit, head, () =>
        appendOnPostgres(knex, expectedSeq, commit, head),
      ),
    markDrained: inboxIds => markDrainedOnPostgres(knex, inboxIds, now()),
    bury: buryOnPostgres(knex),
  };
}

/**
 * The ledger in SQLite or Postgres. The tables must be there.
 */
export function createKnexIncidentStore(options: {
  readonly knex: Knex;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Makes ids of people unguessable; as random as a key unless said otherwise. */
  readonly newSalt?: () => string;
}): IncidentStore {
  const { knex, now = Date.now, random = Math.random, newSalt } = options;
  const dialect = dialectOf(knex);
  const { bury, ...writes } =
    dialect === 'sqlite'
      ? sqliteWrites(knex, now)
      : postgresWrites(knex, now, random);
  return {
    ...writes,
    people: createKnexPersonStore(knex, dialect, now, newSalt),
    retention: createKnexRetentionStore(knex, dialect, bury),
    read: (incidentId, afterSeq, limit) =>
      readCommits(knex, incidentId, afterSeq, limit),
    head: incidentId => readHead(knex, incidentId),
    incidentInRoom: roomId => incidentInRoom(knex, roomId),
    list: (criteria, page) => listHeads(knex, dialect, criteria, page),
    inbox: (incidentId, limit) => readInbox(knex, incidentId, limit),
    claimDue: query => claimDue(knex, dialect, query),
    installedAt: at => readInstalledAt(knex, at),
    ping: async () => {
      await knex.raw('select 1');
    },
  };
}
