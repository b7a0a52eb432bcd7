import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { chainOf } from '../../domain/__testUtils__/chain';
import { KEYS, minute } from '../../domain/__testUtils__/ledgerOf';
import { signHead } from '../../domain/ledger';
import type { IncidentStore } from '../../stores/IncidentStore';

/** Puts a ledger into a store, with a head for each commit. */
export async function storeLedger(
  store: IncidentStore,
  incidentId: string,
  batches: readonly (readonly LedgerEvent[])[],
  updatedAt: Date = minute(batches.length),
): Promise<void> {
  const commits = chainOf(batches, incidentId);
  for (const commit of commits) {
    await store.append(commit.seq - 1, commit, {
      ...signHead(incidentId, commit, KEYS),
      incidentId,
      card: {
        title: 'Checkout is failing',
        kind: 'real',
        visibility: 'normal',
        severity: 'P1',
        status: 'active',
        entityRef: 'component:default/checkout',
        ic: null,
        declaredAt: minute(0).toISOString(),
        updatedAt: updatedAt.toISOString(),
      },
      owners: [],
      participants: [],
      roomId: null,
      dueAt: null,
      planVersion: 1,
    });
  }
}
