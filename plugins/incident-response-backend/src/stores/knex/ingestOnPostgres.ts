import type { Knex } from 'knex';
import type { Delivery, Ingested, RouteAlert } from '../IncidentStore';
import { isLostRace, selectRows } from './dialect';
import { ingestedAs } from './ingestColumns';
import { ingestStatement } from './ingestStatement';
import {
  KNOWN_SQL,
  knownValues,
  toKnown,
  type Known,
  type KnownRow,
} from './known';

// Deliveries of one group are serial within a process, so each loss means another process won.
const MAX_ATTEMPTS = 30;
const IMPATIENT_ATTEMPTS = 3;
const RETRY_MS = 20;

const NOTHING_KNOWN: Known = {
  delivered: undefined,
  group: undefined,
  incident: undefined,
};

async function readKnown(knex: Knex, delivery: Delivery): Promise<Known> {
  const [row] = await selectRows<KnownRow>(
    knex,
    KNOWN_SQL,
    knownValues(delivery),
  );
  return toKnown(row, delivery);
}

/** `undefined`: it is not as it was taken to be, and nothing was stored. */
async function tryIngest(
  knex: Knex,
  delivery: Delivery,
  route: RouteAlert,
  { delivered, group, incident }: Known,
): Promise<Ingested | undefined> {
  if (delivered) return { type: 'known', incidentId: delivered.incidentId };
  const decision = route({ group: group?.record, incident });
  const { sql, bindings } = ingestStatement({
    delivery,
    decision,
    groupVersion: group?.version,
  });
  try {
    const [stored] = await selectRows<{ delivered: number; opened: number }>(
      knex,
      sql,
      bindings,
    );
    return stored.delivered === 1
      ? ingestedAs(decision, stored.opened === 1)
      : undefined;
  } catch (error) {
    if (isLostRace(error)) return undefined;
    throw error;
  }
}

/**
 * Reads, lets `route` decide, and stores everything in one statement on the condition that the
 * group was not written in between; else it looks again. A group that this process has not seen is
 * first taken to be new without a look: in a storm most are, and the condition holds here too.
 */
export async function ingestOnPostgres(
  knex: Knex,
  delivery: Delivery,
  route: RouteAlert,
  options: { readonly isSeen: boolean; readonly random: () => number },
): Promise<Ingested> {
  if (!options.isSeen) {
    const opened = await tryIngest(knex, delivery, route, NOTHING_KNOWN);
    if (opened) return opened;
  }
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const known = await readKnown(knex, delivery);
    const ingested = await tryIngest(knex, delivery, route, known);
    if (ingested) return ingested;
    if (attempt >= IMPATIENT_ATTEMPTS)
      await new Promise(resolve => {
        setTimeout(resolve, RETRY_MS * options.random());
      });
  }
  throw new Error(
    `Alert "${delivery.eventKey}" of group "${delivery.alert.group}" could not be stored: ${MAX_ATTEMPTS} times another process changed the group first. Deliver it again.`,
  );
}
