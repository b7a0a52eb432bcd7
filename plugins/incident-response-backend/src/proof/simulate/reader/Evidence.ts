/** One row of a ledger, as the database holds it. */
export interface Row {
  readonly seq: number;
  readonly commitId: string;
  readonly payload: string;
  readonly hash: string;
}

/** The row that says how far a ledger goes. */
export interface HeadRow {
  readonly seq: number;
  readonly hash: string;
  readonly signature: string;
  /** Epoch milliseconds; `null`: nothing is due. */
  readonly dueAt: number | null;
}

export interface RawLedger {
  readonly incidentId: string;
  readonly rows: readonly Row[];
  readonly head: HeadRow | undefined;
}

/** An alert that was answered as stored. */
export interface AcceptedAlert {
  readonly eventKey: string;
  readonly answer: string;
}

/** Somebody of whom it was answered that they are erased. */
export interface AnsweredErasure {
  readonly name: string;
  /** On whose ledgers it was said to stand. */
  readonly incidents: readonly string[];
}

/** What was configured. */
export interface Rules {
  /** How many people must approve the same words. */
  readonly quorum: number;
  /** Milliseconds after which an approval may no longer be used. */
  readonly lapseAfterMs: number;
  /** The only page on which drills may be. */
  readonly drillPage: string;
}

/** What a vendor did, by its own books. */
export interface VendorAct {
  readonly kind: string;
  readonly key: string;
  readonly id: string;
  readonly at: number;
  /** Where it was posted. */
  readonly room?: string;
  /** Ids of whom it reached. */
  readonly people?: readonly string[];
  readonly publication?: {
    readonly incidentId: string;
    readonly draftId: string;
    readonly sha256: string;
    readonly request: PublicRequest;
  };
}

/** What stands on the public page. */
export interface PublicRequest {
  readonly page: string;
  readonly operation: {
    readonly type: string;
    readonly pageIncidentId?: string;
  };
  readonly title: string;
  readonly status: string;
  readonly impact: string;
  readonly body: string;
  readonly components: Readonly<Record<string, string>>;
  readonly notify: boolean;
  readonly targets: readonly string[];
}

/** All there is to judge by: the database's rows, the vendors' books, and what callers were told. */
export interface Evidence {
  readonly ledgers: readonly RawLedger[];
  readonly accepted: readonly AcceptedAlert[];
  readonly acts: readonly VendorAct[];
  /** Deliveries that are on no ledger yet. */
  readonly undrained: number;
  /** Entity refs that may approve beside the commander. */
  readonly approvers: readonly string[];
  readonly erased: readonly AnsweredErasure[];
  readonly rules: Rules;
  /** Every word of the database. */
  readonly text: string;
  /** Signs heads. */
  readonly key: Buffer;
  /** Epoch milliseconds of the end. */
  readonly now: number;
}
