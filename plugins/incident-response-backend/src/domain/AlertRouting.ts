import type {
  AlertState,
  IncidentStatus,
  IncidentVisibility,
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
  /** Start of the episode that belongs to the newest incident. */
  readonly startedAt?: string;
  /** The newest incident of this group. */
  readonly incidentId?: string;
  /** How many incidents this group has opened. */
  readonly generation: number;
}

/** So many incidents, opened by alerts within so many milliseconds. */
export interface StormLimit {
  readonly limit: number;
  readonly withinMs: number;
}

/** What else a store has to look for before a delivery is routed. */
export interface Surroundings {
  /** The open incident of an entity: the one opened by the same key, or about one of the refs. */
  readonly entity?: { readonly key: string; readonly refs: readonly string[] };
  /** Whether so many were opened of late, at this moment (epoch milliseconds). */
  readonly storm?: StormLimit & { readonly now: number };
}

/** An incident that a delivery may have to do with. */
export interface KnownIncident {
  readonly incidentId: string;
  readonly status: IncidentStatus;
  readonly visibility?: IncidentVisibility;
  /** Its ledger gave way to a tombstone: nothing can be added to it. */
  readonly removed?: true;
}

/** The incident that one entity's alerts, or a storm's, were last routed to. */
export interface KnownRoute {
  readonly incident: KnownIncident | undefined;
  /** Counts the writes of the route; absent: there was none. */
  readonly version?: number;
}

/** What the store knows at the moment of the delivery. */
export interface RoutingKnowledge {
  readonly group: AlertGroupRecord | undefined;
  /** The group's newest incident. */
  readonly incident: KnownIncident | undefined;
  /** Only where it was asked for. */
  readonly entity?: KnownRoute;
  readonly storm?: KnownRoute & {
    /** No more may be opened for now. */
    readonly isFull: boolean;
  };
}

/** A route that is to lead to the incident opened now, if nobody wrote it in between. */
export interface RouteClaim {
  readonly kind: 'entity' | 'storm';
  readonly key: string;
  /** As it was read; absent: there was none. */
  readonly version?: number;
}

/** What a delivery leads to; decided purely, inside the transaction. */
export type RouteDecision = { readonly group: AlertGroupRecord } & (
  | {
      readonly type: 'open';
      readonly commit: StoredCommit;
      readonly head: Head;
      /** Stored only while fewer were opened: else the delivery is routed anew. */
      readonly limit?: Surroundings['storm'];
      readonly claim?: RouteClaim;
    }
  | { readonly type: 'attach'; readonly incidentId: string }
  | { readonly type: 'record'; readonly reason: string }
);

export type RouteAlert = (known: RoutingKnowledge) => RouteDecision;
