import type { FoldedIncident } from '../domain/FoldedIncident';
import { PEOPLE_WAIT } from './Admission';

const BY_SEVERITY = { P1: 1, P2: 2, P3: 3, P4: 4 } as const;

/** Nothing is known of it yet. */
export const UNKNOWN_RANK = 2;

/** Who goes first where not all can be worked on at once: incidents with people at work, then the gravest. */
export function rankOf(incident: FoldedIncident): number {
  return incident.ic ? PEOPLE_WAIT : BY_SEVERITY[incident.severity];
}
