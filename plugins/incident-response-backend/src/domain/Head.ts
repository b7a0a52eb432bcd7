import type { IncidentCard } from '@incident-response/backstage-plugin-incident-response-common';
import type { SignedHead } from './ledger';

/**
 * What lists and the sweeper need of an incident; nothing that correctness needs.
 * Written with every commit, in the same transaction.
 */
export interface Head extends SignedHead {
  readonly incidentId: string;
  readonly card: Omit<IncidentCard, 'id' | 'seq'>;
  /** Entity refs of the owners of the broken entity. */
  readonly owners: readonly string[];
  /** Entity refs of everybody who has a part in it. */
  readonly participants: readonly string[];
  /** Where the war room is, if it is open. */
  readonly roomId: string | null;
  /** Epoch milliseconds at which somebody must look at the incident; `null`: nothing is due. */
  readonly dueAt: number | null;
  /** Epoch milliseconds from which the ledger may be removed; absent: it is kept. */
  readonly removableAt?: number;
  /** Version of the plans that computed `dueAt`. */
  readonly planVersion: number;
}
