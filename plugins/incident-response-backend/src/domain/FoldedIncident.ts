import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';

/** The fold's whole state: the incident people see and what only the rules need. */
export interface FoldedIncident extends Incident {
  /** Keys of the source events already on the ledger. */
  readonly recordedAlerts: readonly string[];
}

/** The incident without what only the rules need. */
export function toIncident(folded: FoldedIncident): Incident {
  const { recordedAlerts: _internal, ...incident } = folded;
  return incident;
}
