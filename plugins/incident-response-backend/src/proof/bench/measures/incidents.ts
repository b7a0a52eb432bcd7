import { setTimeout as sleep } from 'node:timers/promises';
import type {
  IncidentList,
  LedgerEventType,
  Timeline,
  TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { SignedIn } from '../../fullBackend/signIn';

/** The first entry of a type on an incident's ledger; reads on with the live tail. */
export async function untilEntry(
  person: SignedIn,
  incidentId: string,
  type: LedgerEventType,
  withinMs = 60_000,
): Promise<TimelineEntry> {
  const deadline = Date.now() + withinMs;
  let after = '';
  while (Date.now() < deadline) {
    const page = await person.read<Timeline>(
      `/incidents/${incidentId}/timeline?limit=500&wait=5${after}`,
    );
    const found = page.entries.find(({ event }) => event.type === type);
    if (found) return found;
    if (page.entries.length > 0) after = `&after=${page.cursor}`;
  }
  throw new Error(`${type} did not come on ${incidentId} in ${withinMs} ms.`);
}

/** A page of the list; a backend that is behind may refuse one and answer the next. */
async function readPage(
  person: SignedIn,
  path: string,
  tries = 30,
): Promise<IncidentList> {
  for (let nth = 1; ; nth += 1) {
    try {
      return await person.read<IncidentList>(path);
    } catch (error) {
      if (nth === tries) throw error;
      await sleep(1_000);
    }
  }
}

/** Milliseconds until no incident is still assembling, or `null` when that did not come. */
export async function untilAssembled(
  person: SignedIn,
  withinMs: number,
): Promise<number | null> {
  const started = performance.now();
  while (performance.now() - started < withinMs) {
    const { incidents } = await readPage(
      person,
      '/incidents?status=declared&status=assembling&limit=1',
    );
    if (incidents.length === 0) return performance.now() - started;
    await sleep(250);
  }
  return null;
}

/** Ids of every incident with one of these statuses. */
export async function readAll(
  person: SignedIn,
  statuses: readonly string[],
): Promise<ReadonlySet<string>> {
  const filter = statuses.map(status => `&status=${status}`).join('');
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page: IncidentList = await readPage(
      person,
      `/incidents?limit=100${filter}${
        cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
      }`,
    );
    for (const { id } of page.incidents) ids.add(id);
    cursor = page.nextCursor;
  } while (cursor);
  return ids;
}
