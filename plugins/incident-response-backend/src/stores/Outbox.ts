/** An incident with commits that were not told outside yet. */
export interface Untold {
  readonly incidentId: string;
  /** The last commit that was told; 0: none. */
  readonly toldSeq: number;
  /** Where its ledger stood. */
  readonly seq: number;
  /** Nobody outside is to know of it. */
  readonly restricted: boolean;
}

/** How far the world outside was told of each incident: kept beside the ledger, so a crash loses nothing. */
export interface Outbox {
  /** Each handed to one caller only until `until`, longest waiting first. All epoch milliseconds. */
  claimUntold(query: {
    readonly now: number;
    readonly until: number;
    readonly limit: number;
  }): Promise<readonly Untold[]>;
  /** Not before then: whoever is to be told does not listen. */
  postpone(incidentId: string, until: number): Promise<void>;
  /** Told up to and with this commit. Going back is not possible. */
  markTold(incidentId: string, seq: number): Promise<void>;
}
