import type {
  Incident,
  LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';

/** What the rules need to know of a message that was kept; its words are on the ledger. */
export interface KeptMessage {
  readonly author?: LedgerEventOf<'MESSAGE_KEPT'>['data']['author'];
  /** Hash of the words that are on the ledger last. */
  readonly hash: string;
  /** Somebody's mark is on it. */
  readonly marked: boolean;
  /** ISO 8601 of the last mark that was set or taken away, and of the last edit. */
  readonly markedAt: string;
  readonly editedAt?: string;
  /** The commander marked it. */
  readonly update: boolean;
  /** Events about it. */
  readonly events: number;
}

/** The fold's whole state: the incident people see and what only the rules need. */
export interface FoldedIncident extends Incident {
  /** Keys of the source events already on the ledger. */
  readonly recordedAlerts: readonly string[];
  /** Acts in the chat that are on the ledger, oldest first: the last of them. */
  readonly requests: readonly string[];
  /** Approvals ever given: the next one's place in the order. */
  readonly approvalsGiven: number;
  /** Entity ref → the refused approvals that are on the ledger, each once. */
  readonly refusedApprovals: Readonly<Record<string, readonly string[]>>;
  /** Message id → the message, of those that people wanted on the ledger. */
  readonly kept: Readonly<Record<string, KeptMessage>>;
}

/** The incident without what only the rules need. */
export function toIncident(folded: FoldedIncident): Incident {
  const {
    recordedAlerts: _recorded,
    requests: _requests,
    approvalsGiven: _given,
    refusedApprovals: _refused,
    kept: _kept,
    ...incident
  } = folded;
  return incident;
}
