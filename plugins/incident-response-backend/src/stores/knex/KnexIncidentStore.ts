import type { Knex } from 'knex';
import type { IncidentStore } from '../IncidentStore';
import { appendCommit } from './appendCommit';
import { claimDue } from './claimDue';
import { dialectOf } from './dialect';
import { markDrained, readInbox } from './inbox';
import { ingestDelivery } from './ingestDelivery';
import { listHeads } from './listHeads';
import { readCommits, readHead } from './readLedger';
import { serialByKey } from './serialByKey';

/**
 * The ledger in SQLite or Postgres. The tables must be there.
 */
export function createKnexIncidentStore(options: {
  readonly knex: Knex;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
}): IncidentStore {
  const { knex, now = Date.now, random = Math.random } = options;
  const dialect = dialectOf(knex);
  // Only spares retries: what keeps deliveries of one group apart is the version of its row.
  const byGroup = serialByKey();
  return {
    ingest: (delivery, route) =>
      byGroup(
        JSON.stringify([delivery.alert.source, delivery.alert.group]),
        () => ingestDelivery(knex, dialect, delivery, route, random),
      ),
    append: (expectedSeq, commit, head) =>
      appendCommit(knex, dialect, expectedSeq, commit, head),
    read: (incidentId, afterSeq, limit) =>
      readCommits(knex, incidentId, afterSeq, limit),
    head: incidentId => readHead(knex, incidentId),
    list: (criteria, page) => listHeads(knex, dialect, criteria, page),
    inbox: (incidentId, limit) => readInbox(knex, incidentId, limit),
    markDrained: inboxIds => markDrained(knex, inboxIds, now()),
    claimDue: query => claimDue(knex, dialect, query),
    ping: async () => {
      await knex.raw('select 1');
    },
  };
}
