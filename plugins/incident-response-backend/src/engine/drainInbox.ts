import { accept, event } from '../domain/Decision';
import type { InboxItem, IncidentStore } from '../stores/IncidentStore';
import type { Ledgers } from './Ledgers';
import type { LedgerWriter } from './LedgerWriter';
import { withoutContacts } from './people/pseudonyms';

const PAGE = 200;

/** Puts what alert sources told us on the ledger, once each, and then out of the inbox. */
export async function drainInbox(
  incidentId: string,
  deps: {
    readonly store: Pick<IncidentStore, 'inbox' | 'markDrained' | 'people'>;
    readonly writer: LedgerWriter;
    readonly ledgers: Pick<Ledgers, 'refresh'>;
  },
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
    const target = await goesOnIn(incidentId, deps.ledgers);
    const written = await recordAlerts(target, items, deps.writer);
    if (!written) return;
    await deps.store.markDrained(items.map(item => item.inboxId));
    if (items.length < PAGE) return;
  }
}

/** Where an incident goes on that was merged into another one; itself, if it was not. */
async function goesOnIn(
  incidentId: string,
  ledgers: Pick<Ledgers, 'refresh'>,
): Promise<string> {
  const seen = new Set<string>();
  for (let id = incidentId; !seen.has(id); ) {
    seen.add(id);
    const { incident } = (await ledgers.refresh(id)).view;
    if (!incident) return incidentId;
    if (!incident.merger) return id;
    id = incident.merger.into;
  }
  // Two that were merged into each other at once: nothing gets lost in the circle.
  return incidentId;
}

async function recordAlerts(
  incidentId: string,
  items: readonly InboxItem[],
  writer: LedgerWriter,
): Promise<boolean> {
  const written = await writer.write(incidentId, 'outcome', (incident, now) => {
    if (!incident)
      return {
        ok: false,
        reason: 'conflict',
        sentence: `The ledger of ${incidentId} is not there yet.`,
      };
    const known = new Set(incident.recordedAlerts);
    return accept(
      ...items
        .filter(item => !known.has(item.eventKey))
        .map(({ eventKey, receivedAt, alert }) =>
          event(
            'ALERT_RECORDED',
            { eventKey, receivedAt, alert },
            {
              now,
              actor: { kind: 'system', name: alert.source, door: 'webhook' },
            },
          ),
        ),
    );
  });
  return written.ok;
}
