import type { Door } from '@incident-response/backstage-plugin-incident-response-common';
import type { Request } from 'express';

/** Groups of audited acts. */
export type AuditEventId =
  | 'incident-declare'
  | 'incident-command'
  | 'publication-decide'
  | 'ledger-verify'
  | 'ledger-export'
  | 'ledger-anchor'
  | 'ledger-remove'
  | 'publications-report'
  | 'person-erase'
  | 'chat-identity-clear';

/** One act of a person, as the auditor log keeps it. */
export interface AuditedAct {
  readonly eventId: AuditEventId;
  /** The command's type, where there is one. */
  readonly command?: string;
  readonly incidentId?: string;
  /** Entity ref: without a request the auditor would name the plugin. */
  readonly by?: string;
  readonly door: Door;
  /** Commit that holds it. */
  readonly seq?: number;
  /** Draft and revision an approval binds. */
  readonly draftId?: string;
  readonly revision?: number;
  readonly sha256?: string;
  /** What is left of a removed ledger, as it was signed. */
  readonly tombstone?: string;
  /** Whose match with the catalog was cleared, `slack:<team>/<user>`, who it led to, and why. */
  readonly account?: string;
  readonly pinned?: string;
  readonly reason?: string;
  /** Signed line that says where a ledger stood. */
  readonly anchor?: string;
  readonly request?: Request;
}

/** Tells Backstage's auditor. No call throws or blocks: the ledger is the record, this is a copy. */
export interface Audit {
  accepted(act: AuditedAct): void;
  refused(act: AuditedAct, error: Error): void;
}
