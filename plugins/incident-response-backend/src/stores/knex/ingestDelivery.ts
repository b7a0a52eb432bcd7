import type { Knex } from 'knex';
import type {
  AlertGroupRecord,
  Delivery,
  Ingested,
  RouteAlert,
  RouteDecision,
} from '../IncidentStore';
import { isLostRace, type Dialect } from './dialect';
import { ingestOnPostgres } from './ingestOnPostgres';
import { ingestOnSqlite } from './ingestOnSqlite';
import { readKnown, type Known } from './readKnown';

/** What is stored for one delivery, if the group still stands as it was read. */
export interface IngestWrite {
  readonly delivery: Delivery;
  readonly decision: RouteDecision;
  /** `undefined`: the group was not known. */
  readonly groupVersion: number | undefined;
}

/** `lost`: the group moved on meanwhile, nothing was stored. */
export type Written = 'lost' | { readonly opened: boolean };

// Deliveries of one group are serial within a process, so each loss means another process won.
const MAX_ATTEMPTS = 30;
const PATIENT_ATTEMPTS = 3;
const RETRY_MS = 20;

function ingestedAs(decision: RouteDecision, opened: boolean): Ingested {
  switch (decision.type) {
    case 'open':
      return {
        type: opened ? 'opened' : 'attached',
        incidentId: decision.commit.incidentId,
      };
    case 'attach':
      return { type: 'attached', incidentId: decision.incidentId };
    case 'record':
      return { type: 'recorded', reason: decision.reason };
    default:
      throw new Error(
        `Unknown route decision: ${JSON.stringify(decision satisfies never)}`,
      );
  }
}

function knownGroup(known: Known): {
  group: AlertGroupRecord | undefined;
  version: number | undefined;
} {
  return known.group
    ? { group: known.group.record, version: known.group.version }
    : { group: undefined, version: undefined };
}

/**
 * Reads, lets `route` decide, and stores everything in one transaction on the condition that the
 * group was not written in between; else it looks again.
 */
export async function ingestDelivery(
  knex: Knex,
  dialect: Dialect,
  delivery: Delivery,
  route: RouteAlert,
  random: () => number,
): Promise<Ingested> {
  const write = dialect === 'postgres' ? ingestOnPostgres : ingestOnSqlite;
  let lastError: unknown;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const known = await readKnown(knex, delivery);
    if (known.delivered)
      return { type: 'known', incidentId: known.delivered.incidentId };
    const { group, version } = knownGroup(known);
    const decision = route({ group, incident: known.incident });
    try {
      const written = await write(knex, {
        delivery,
        decision,
        groupVersion: version,
      });
      if (written !== 'lost') return ingestedAs(decision, written.opened);
    } catch (error) {
      if (!isLostRace(error)) throw error;
      lastError = error;
    }
    if (attempt > PATIENT_ATTEMPTS) await pause(RETRY_MS * random());
  }
  throw new Error(
    `Alert "${delivery.eventKey}" of group "${delivery.alert.group}" could not be stored: ${MAX_ATTEMPTS} times another process changed the group first. Deliver it again.`,
    { cause: lastError },
  );
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
