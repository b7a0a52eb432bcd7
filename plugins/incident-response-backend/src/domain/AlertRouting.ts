import type {
  AlertState,
  IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Head } from './Head';
import type { StoredCommit } from './ledger';

/** What the store remembers of one alert group of one source. */
export interface AlertGroupRecord {
  readonly source: string;
  readonly group: string;
  readonly state: AlertState;
  /** When the last timed event happened at the source. */
  readonly at?: string;
  /** When the group was last resolved at the source. */
  readonly resolvedAt?: string;
  /** Start of the episode that opened the newest incident. */
  readonly startedAt?: string;
  /** The newest incident of this group. */
  readonly incidentId?: string;
  /** How many incidents this group has opened. */
  readonly generation: number;
}

/** What a delivery leads to; decided purely, inside the transaction. */
export type RouteDecision = { readonly group: AlertGroupRecord } & (
  | {
      readonly type: 'open';
      readonly commit: StoredCommit;
      readonly head: Head;
    }
  | { readonly type: 'attach'; readonly incidentId: string }
  | { readonly type: 'record'; readonly reason: string }
);

export type RouteAlert = (known: {
  readonly group: AlertGroupRecord | undefined;
  /** Status of the group's newest incident. */
  readonly incident:
    | { readonly incidentId: string; readonly status: IncidentStatus }
    | undefined;
}) => RouteDecision;
