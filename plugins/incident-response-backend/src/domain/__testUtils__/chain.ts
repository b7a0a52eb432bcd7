import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  GENESIS,
  sealCommit,
  signHead,
  type SignedHead,
  type StoredCommit,
} from '../ledger';
import { INCIDENT_ID, KEYS, minute } from './ledgerOf';

/** A stored ledger with one commit for each batch of events. */
export function chainOf(
  batches: readonly (readonly LedgerEvent[])[],
  incidentId = INCIDENT_ID,
): readonly StoredCommit[] {
  return batches.reduce<readonly StoredCommit[]>(
    (chain, events, index) => [
      ...chain,
      sealCommit({
        incidentId,
        seq: index + 1,
        commitId: `${incidentId}-commit-${index + 1}`,
        previous: chain.at(-1)?.hash ?? GENESIS,
        at: minute(index).toISOString(),
        events,
      }),
    ],
    [],
  );
}

/** The signed head that goes with a stored ledger. */
export function headOfChain(
  chain: readonly StoredCommit[],
  incidentId = INCIDENT_ID,
): SignedHead {
  const last = chain.at(-1);
  if (!last) throw new Error('An empty ledger has no head.');
  return signHead(incidentId, last, KEYS);
}
