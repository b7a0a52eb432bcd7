import { openCommit } from '../domain/ledger';
import { reasonOf } from '../observability/reasonOf';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Outbox, Untold } from '../stores/Outbox';
import type { Listeners } from './createListeners';
import type { Troubles } from './createTroubles';
import { domainEventsOf } from './DomainEvent';
import type { Tell } from './signedWebhook';

export interface TellIncidentDeps {
  readonly store: Pick<IncidentStore, 'read'>;
  readonly outbox: Outbox;
  readonly listeners: Listeners;
  readonly troubles: Troubles;
  /** Absent: nobody outside is told. */
  readonly webhook?: Tell;
  /** Counts the tries; must not throw. */
  readonly tried?: (result: 'taken' | 'refused') => void;
  readonly stopping: AbortSignal;
}

/** Tells what was committed to one incident, in order; what is not taken stops what comes after it. */
export async function tellIncident(
  { incidentId, toldSeq, seq, restricted }: Untold,
  deps: TellIncidentDeps,
): Promise<void> {
  const { store, outbox, listeners, troubles, webhook, stopping } = deps;
  // Restricted incidents are nobody's business outside.
  if (restricted) {
    await outbox.markTold(incidentId, seq);
    troubles.clear(incidentId);
    listeners.forget(incidentId);
    return;
  }
  let told = toldSeq;
  // Up to where it was for everybody: it may have been restricted since.
  for (const stored of await store.read(incidentId, toldSeq, seq - toldSeq)) {
    const events = domainEventsOf(openCommit(stored));
    await listeners.hear(incidentId, stored.seq, events);
    if (told !== stored.seq - 1) continue;
    try {
      await webhook?.(events, stopping);
    } catch (error) {
      if (stopping.aborted) return;
      deps.tried?.('refused');
      troubles.note(incidentId, stored.seq, reasonOf(error));
      continue;
    }
    if (webhook) deps.tried?.('taken');
    troubles.clear(incidentId);
    told = stored.seq;
    await outbox.markTold(incidentId, told);
  }
  const notBefore = troubles.notBefore(incidentId);
  if (notBefore === undefined) listeners.forget(incidentId);
  else await outbox.postpone(incidentId, notBefore);
}
