import type { InboxItem, IncidentStore } from '../stores/IncidentStore';
import { goesOnIn } from './goesOnIn';
import type { Ledgers } from './Ledgers';
import type { LedgerWriter } from './LedgerWriter';
import { withoutContacts } from './people/pseudonyms';
import { decideRecordAlerts } from './recordAlerts';

const PAGE = 200;
/** However often an incident is merged onward while its alerts are on the way. */
const MOVES = 5;

interface DrainDeps {
  readonly store: Pick<IncidentStore, 'inbox' | 'markDrained' | 'people'>;
  readonly writer: LedgerWriter;
  readonly ledgers: Pick<Ledgers, 'refresh'>;
}

/** Puts what alert sources told us on the ledger, once each, and then out of the inbox. */
export async function drainInbox(
  incidentId: string,
  deps: DrainDeps,
): Promise<void> {
  for (;;) {
    const stored = await deps.store.inbox(incidentId, PAGE);
    if (stored.length === 0) return;
    // An older version may have stored them with the names of people.
    const items = await Promise.all(
      stored.map(async item => ({
        ...item,
        alert: await withoutContacts(item.alert, deps.store.people),
      })),
    );
    if (!(await recordWhereItGoesOn(incidentId, items, deps))) return;
    await deps.store.markDrained(items.map(item => item.inboxId));
    if (items.length < PAGE) return;
  }
}

/** @returns false where this replica may not write: the alerts wait for one that may */
async function recordWhereItGoesOn(
  incidentId: string,
  items: readonly InboxItem[],
  { writer, ledgers }: DrainDeps,
): Promise<boolean> {
  for (let moves = 0; moves < MOVES; moves++) {
    const where = await goesOnIn(incidentId, ledgers);
    const written = await writer.write(
      where.incidentId,
      'outcome',
      decideRecordAlerts(where, items),
    );
    if (written.ok) return true;
    if (written.reason !== 'conflict')
      throw new Error(
        `Alerts of ${incidentId} wait: ${where.incidentId} does not take them: ${written.sentence}`,
      );
    const now = await goesOnIn(incidentId, ledgers);
    if (
      now.incidentId === where.incidentId &&
      now.mergedInto === where.mergedInto
    )
      return false;
  }
  return false;
}
