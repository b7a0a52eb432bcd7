import type {
  LedgerEventType,
  Timeline,
  TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { SignedIn } from '../fullBackend/signIn';
import { withProgress } from '../fullBackend/progress';
import { DrillMiss } from './DrillMiss';

const WAIT_SECONDS = 5;
const PATIENCE_MS = 60_000;

/** Reads one incident's ledger as the live page does, and waits for what must come. */
export interface LedgerFollower {
  /** Everything read so far, oldest first. */
  entries(): readonly TimelineEntry[];
  /** The first entry of this type that the caller accepts. @throws DrillMiss when it does not come */
  until(
    type: LedgerEventType,
    accepts?: (entry: TimelineEntry) => boolean,
  ): Promise<TimelineEntry>;
  /** Reads on until there is nothing new. */
  readToEnd(): Promise<readonly TimelineEntry[]>;
}

export function followLedger(
  person: Pick<SignedIn, 'read'>,
  incidentId: string,
  onEntry: (entry: TimelineEntry) => void,
): LedgerFollower {
  const entries: TimelineEntry[] = [];
  let cursor = '0.0';

  async function readOn(waitSeconds: number): Promise<Timeline> {
    const after = entries.length > 0 ? `&after=${cursor}` : '';
    const page = await person.read<Timeline>(
      `/incidents/${incidentId}/timeline?limit=500&wait=${waitSeconds}${after}`,
    );
    cursor = page.cursor;
    entries.push(...page.entries);
    page.entries.forEach(onEntry);
    return page;
  }

  async function wait(
    type: LedgerEventType,
    accepts: (entry: TimelineEntry) => boolean,
  ): Promise<TimelineEntry> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = entries.find(e => e.event.type === type && accepts(e));
      if (found) return found;
      if (Date.now() > deadline)
        throw new DrillMiss(
          `${type} did not come within ${
            PATIENCE_MS / 1000
          } s; the ledger of ${incidentId} ends at ${cursor}.`,
        );
      await readOn(WAIT_SECONDS);
    }
  }

  return {
    entries: () => entries,
    until: (type, accepts = () => true) =>
      withProgress(`waiting for ${type}`, wait(type, accepts)),
    readToEnd: async () => {
      while ((await readOn(0)).entries.length > 0);
      return entries;
    },
  };
}
