import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';

/** The fold's whole state: the incident people see and what only the rules need. */
export interface FoldedIncident extends Incident {
  /** Keys of the source events already on the ledger. */
  readonly recordedAlerts: readonly string[];
  /** Approvals ever given: the next one's place in the order. */
  readonly approvalsGiven: number;
  /** Entity ref → the refused approvals that are on the ledger, each once. */
  readonly refusedApprovals: Readonly<Record<string, readonly string[]>>;
}

/** The incident without what only the rules need. */
export function toIncident(folded: FoldedIncident): Incident {
  const {
    recordedAlerts: _recorded,
    approvalsGiven: _given,
    refusedApprovals: _refused,
    ...incident
  } = folded;
  return incident;
}
