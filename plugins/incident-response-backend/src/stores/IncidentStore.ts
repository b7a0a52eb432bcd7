import type {
  Alert,
  IncidentFilter,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { RouteAlert, Surroundings } from '../domain/AlertRouting';
import type { Head } from '../domain/Head';
import type { StoredCommit } from '../domain/ledger';
import type { PersonStore } from './PersonStore';
import type { RetentionStore } from './RetentionStore';

export type {
  AlertGroupRecord,
  RouteAlert,
  RouteDecision,
  Surroundings,
} from '../domain/AlertRouting';
export type { Head } from '../domain/Head';

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
  /** Names and addresses of people, which ledgers only refer to. */
  readonly people: PersonStore;
  /** Ledgers whose time is over, and what is left of them. */
  readonly retention: RetentionStore;
  /**
   * Stores one delivery and what it leads to, in one transaction: inbox row, alert group and, for a
   * new episode, the incident's first commit and head. `route` may run more than once; it is told
   * what `surroundings` asks for, and what it decides is stored only if that still holds: of
   * deliveries at the same time, on any replica, no more open an incident than the limit allows, and
   * one claims a route.
   */
  ingest(
    delivery: Delivery,
    route: RouteAlert,
    surroundings?: Surroundings,
  ): Promise<Ingested>;
  /** Epoch milliseconds of this installation's first start: `now` when asked for the first time. */
  installedAt(now: number): Promise<number>;
  /**
   * Appends one commit and replaces the head, if and only if the ledger stands at `expectedSeq`
   * (0: it does not exist, and never did: what has a tombstone does not rise again).
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
  /** The incident whose war room this is, or was; until its ledger is removed. */
  incidentInRoom(roomId: string): Promise<string | undefined>;
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
