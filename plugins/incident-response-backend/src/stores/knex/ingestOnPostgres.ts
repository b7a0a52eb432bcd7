import type { Knex } from 'knex';
import type { Delivery, Ingested, RouteAlert } from '../IncidentStore';
import { isLostRace, selectRows } from './dialect';
import { ingestedAs } from './ingestColumns';
import { ingestStatement } from './ingestStatement';
import { KNOWN_SQL, knownValues, toKnown, type KnownRow } from './known';

// Deliveries of one group are serial within a process, so each loss means another process won.
const MAX_ATTEMPTS = 30;
const IMPATIENT_ATTEMPTS = 3;
const RETRY_MS = 20;

/** `undefined`: another process was first and nothing was stored. */
async function tryIngest(
  knex: Knex,
  delivery: Delivery,
  route: RouteAlert,
): Promise<Ingested | undefined> {
  const [row] = await selectRows<KnownRow>(
    knex,
    KNOWN_SQL,
    knownValues(delivery),
  );
  const { delivered, group, incident } = toKnown(row, delivery);
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
 * group was not written in between; else it looks again.
 */
export async function ingestOnPostgres(
  knex: Knex,
  delivery: Delivery,
  route: RouteAlert,
  random: () => number,
): Promise<Ingested> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const ingested = await tryIngest(knex, delivery, route);
    if (ingested) return ingested;
    if (attempt >= IMPATIENT_ATTEMPTS)
      await new Promise(resolve => {
        setTimeout(resolve, RETRY_MS * random());
      });
  }
  throw new Error(
    `Alert "${delivery.eventKey}" of group "${delivery.alert.group}" could not be stored: ${MAX_ATTEMPTS} times another process changed the group first. Deliver it again.`,
  );
}
