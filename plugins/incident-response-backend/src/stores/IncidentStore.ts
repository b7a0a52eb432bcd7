import type {
  Alert,
  AlertState,
  IncidentCard,
  IncidentFilter,
  IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { SignedHead, StoredCommit } from '../domain/ledger';

/**
 * What lists and the sweeper need of an incident; nothing that correctness needs.
 * Written with every commit, in the same transaction.
 */
export interface Head extends SignedHead {
  readonly incidentId: string;
  readonly card: Omit<IncidentCard, 'id' | 'seq'>;
  /** Entity refs of the owners of the broken entity. */
  readonly owners: readonly string[];
  /** Entity refs of the IC and the responders. */
  readonly participants: readonly string[];
  /** Where the war room is, if it is open. */
  readonly roomId: string | null;
  /** Epoch milliseconds at which somebody must look at the incident; `null`: nothing is due. */
  readonly dueAt: number | null;
  /** Version of the plans that computed `dueAt`. */
  readonly planVersion: number;
}

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

/** One alert delivered to us, durable from the moment it is answered. */
export interface Delivery {
  /** Unique per source event, or per delivery where the source gives nothing to tell by. */
  readonly eventKey: string;
  readonly receivedAt: string;
  readonly alert: Alert;
}

export interface InboxItem extends Delivery {
  readonly inboxId: string;
  readonly incidentId: string;
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

export type Ingested =
  | { readonly type: 'opened'; readonly incidentId: string }
  | { readonly type: 'attached'; readonly incidentId: string }
  | { readonly type: 'recorded'; readonly reason: string }
  | {
      /** This source event was delivered before. */
      readonly type: 'known';
      readonly incidentId: string | undefined;
    };

/** Filter of a list, with what permission conditions add: any of `anyOf` must hold. */
export interface ListQuery extends Partial<IncidentFilter> {
  readonly participant?: readonly string[];
  readonly owner?: readonly string[];
}

/** Boolean combination of filters, as permission policies produce. */
export type ListCriteria =
  | { readonly allOf: readonly ListCriteria[] }
  | { readonly anyOf: readonly ListCriteria[] }
  | { readonly not: ListCriteria }
  | ListQuery;

/**
 * Where ledgers, heads and the inbox live. Every read is strongly consistent unless it says otherwise.
 * Implementations are held to one contract suite.
 */
export interface IncidentStore {
  /**
   * Stores one delivery and what it leads to, in one transaction: inbox row, alert group and, for a
   * new episode, the incident's first commit and head. `route` may run more than once.
   */
  ingest(delivery: Delivery, route: RouteAlert): Promise<Ingested>;
  /**
   * Appends one commit and replaces the head, if and only if the ledger stands at `expectedSeq`
   * (0: it does not exist).
   */
  append(
    expectedSeq: number,
    commit: StoredCommit,
    head: Head,
  ): Promise<'appended' | 'conflict'>;
  /** Commits after `afterSeq`, in order. */
  read(
    incidentId: string,
    afterSeq: number,
    limit?: number,
  ): Promise<readonly StoredCommit[]>;
  head(incidentId: string): Promise<Head | undefined>;
  /** Newest declared first; may lag behind the newest write. */
  list(
    criteria: ListCriteria,
    page: { readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly heads: readonly Head[]; readonly nextCursor?: string }>;
  /** Deliveries of an incident that are not on its ledger yet, oldest first. */
  inbox(incidentId: string, limit: number): Promise<readonly InboxItem[]>;
  markDrained(inboxIds: readonly string[]): Promise<void>;
  /**
   * Incidents that are due (or have inbox rows older than `inboxBefore`), each handed to one caller
   * only until `visitUntil`. All epoch milliseconds.
   */
  claimDue(query: {
    readonly now: number;
    readonly inboxBefore: number;
    readonly visitUntil: number;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Cheap proof that the store answers. */
  ping(): Promise<void>;
}
