import type { Knex } from 'knex';
import type {
  Delivery,
  Ingested,
  RouteAlert,
  Surroundings,
} from '../IncidentStore';
import { isLostRace, selectRows } from './dialect';
import { ingestedAs } from './ingestColumns';
import { ingestStatement } from './ingestStatement';
import { knownQuery, toKnown, type Known, type KnownRow } from './known';

// Deliveries of one group are serial within a process, so each loss means another process won.
const MAX_ATTEMPTS = 30;
const IMPATIENT_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 20;
// A slow disk may hold up another process's commit for seconds; all attempts together outlast that.
const LONGEST_PAUSE_MS = 500;
const GROWTH = 1.3;

/** At most, so that those who wait for the same thing do not come back together. */
const pauseBefore = (attempt: number) =>
  Math.min(
    LONGEST_PAUSE_MS,
    FIRST_PAUSE_MS * GROWTH ** (attempt - IMPATIENT_ATTEMPTS),
  );

const NOTHING_KNOWN: Known = {
  delivered: undefined,
  group: undefined,
  knowledge: { group: undefined, incident: undefined },
};

async function readKnown(
  knex: Knex,
  delivery: Delivery,
  surroundings: Surroundings,
): Promise<Known> {
  const { sql, values } = knownQuery(delivery, surroundings);
  const [row] = await selectRows<KnownRow>(knex, sql, values);
  return toKnown(row, delivery, surroundings);
}

/** `undefined`: it is not as it was taken to be, and nothing was stored. */
async function tryIngest(
  knex: Knex,
  delivery: Delivery,
  route: RouteAlert,
  { delivered, group, knowledge }: Known,
): Promise<Ingested | undefined> {
  if (delivered) return { type: 'known', incidentId: delivered.incidentId };
  const decision = route(knowledge);
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
 * first taken to be new without a look: most are, and the conditions hold here too.
 */
export async function ingestOnPostgres(
  knex: Knex,
  delivery: Delivery,
  route: RouteAlert,
  options: {
    readonly surroundings: Surroundings;
    readonly isSeen: boolean;
    readonly random: () => number;
  },
): Promise<Ingested> {
  const { surroundings } = options;
  // Which incident an entity has can only be looked up.
  if (!options.isSeen && !surroundings.entity) {
    const opened = await tryIngest(knex, delivery, route, NOTHING_KNOWN);
    if (opened) return opened;
  }
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const known = await readKnown(knex, delivery, surroundings);
    const ingested = await tryIngest(knex, delivery, route, known);
    if (ingested) return ingested;
    if (attempt >= IMPATIENT_ATTEMPTS)
      await new Promise(resolve => {
        setTimeout(resolve, pauseBefore(attempt) * options.random());
      });
  }
  throw new Error(
    `Alert "${delivery.eventKey}" of group "${delivery.alert.group}" could not be stored: ${MAX_ATTEMPTS} times another process was first to change what it depends on. Deliver it again.`,
  );
}
