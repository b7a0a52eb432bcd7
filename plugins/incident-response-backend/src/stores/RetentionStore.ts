import type {
  IncidentStatus,
  IncidentVisibility,
} from '@incident-response/backstage-plugin-incident-response-common';

/** What is left of a ledger that was removed under retention. */
export interface Tombstone {
  readonly incidentId: string;
  /** The last commit there was. */
  readonly seq: number;
  readonly hash: string;
  /** How the incident ended: its alerts are still told from new ones. */
  readonly status: IncidentStatus;
  readonly visibility: IncidentVisibility;
  /** ISO 8601. */
  readonly removedAt: string;
  /** JSON text that says all of it and where the export is, signed byte for byte. */
  readonly statement: string;
  readonly keyId: string;
  readonly signature: string;
}

/** Where ledgers whose time is over give way to tombstones. */
export interface RetentionStore {
  /** Ids of ledgers that may be removed at `now` (epoch milliseconds), by their heads. */
  removable(query: {
    readonly now: number;
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{
    readonly incidentIds: readonly string[];
    readonly nextCursor?: string;
  }>;
  /**
   * In one transaction puts the tombstone in the place of the ledger, its head, the text of its
   * deliveries, the built-in room and postmortem, and of `persons` (ids) the rows that no other ledger
   * and no waiting delivery names. What sources know its alerts by stays, so that none of them is taken
   * for new.
   *
   * @returns `moved`: the ledger does not stand where the tombstone says, or a delivery waits for it;
   * nothing was removed
   */
  bury(
    tombstone: Tombstone,
    persons: readonly string[],
  ): Promise<'buried' | 'moved'>;
  /** Those that are there. */
  tombstones(incidentIds: readonly string[]): Promise<readonly Tombstone[]>;
  /** All of them, by incident id. */
  listTombstones(page: {
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{
    readonly tombstones: readonly Tombstone[];
    readonly nextCursor?: string;
  }>;
}
