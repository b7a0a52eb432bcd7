import type { Person } from './actor';
import type { PublicationRequest } from './publication';
import type { IncidentStatus } from './severity';

/**
 * `waiting` for an approver · `approved` and about to be published · `published` ·
 * `rejected` · `unknown`: a person must settle whether it reached the page.
 *
 * @public
 */
export type DraftStatus =
  | 'waiting'
  | 'approved'
  | 'published'
  | 'rejected'
  | 'unknown';

/**
 * One version of the words of a draft. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface DraftRevision {
  readonly revision: number;
  readonly request: PublicationRequest;
  /** Of the canonical request, hex. */
  readonly sha256: string;
  /** Entity ref, or the name of the writer. */
  readonly author: string;
  readonly at: string;
  /** Commit that holds it. */
  readonly seq: number;
}

/**
 * Who approved which revision, by which rule, and the hash of exactly what.
 *
 * @public
 */
export interface Approval {
  readonly by: Person;
  readonly at: string;
  readonly revision: number;
  readonly sha256: string;
  readonly rule: string;
  readonly seq: number;
  /** How many distinct people had to approve, by the rule in force. */
  readonly quorum: number;
  /** Counts up over the whole incident: publications leave in this order. */
  readonly order: number;
  /** Since when it may be sent: when it was given, or settled as not on the page. */
  readonly since: string;
  /** Entity ref of the incident commander then. */
  readonly icThen?: string;
  /** The incident's status then; an approval does not outlive it. */
  readonly statusThen: IncidentStatus;
}

/**
 * Words for customers, from the first proposal to what became of them.
 *
 * @public
 */
export interface Draft {
  readonly draftId: string;
  readonly status: DraftStatus;
  /** Oldest first; the last one is what an approval binds. */
  readonly revisions: readonly DraftRevision[];
  /** Of the newest revision, by distinct people, oldest first. */
  readonly approvals: readonly Approval[];
  /** The approval that was still missing; absent: not enough people approved yet. */
  readonly approval?: Approval;
  readonly rejection?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  };
  /** Why an approval was void. */
  readonly voided?: {
    readonly at: string;
    readonly reason: string;
    /** It was not used in time, or the incident moved on. */
    readonly lapsed?: true;
  };
  readonly published?: {
    readonly at: string;
    readonly pageIncidentId: string;
    readonly url?: string;
    readonly found: boolean;
  };
  readonly unknown?: { readonly at: string; readonly detail: string };
  /** Entity refs of the members of the approver groups when they were last asked for. */
  readonly namedApprovers?: readonly string[];
  /** How often publishing was ended without a publication: voided, or settled as not on the page. */
  readonly sends: number;
}

/**
 * Somebody was to be called to approve a draft. Times are ISO 8601 in UTC.
 *
 * @public
 */
export interface ApproverCall {
  readonly draftId: string;
  /** Entity ref of who was to be called, and of who asked for it. */
  readonly approver: string;
  readonly by: string;
  readonly at: string;
  /** What came of it; absent: nothing yet. */
  readonly called?: {
    readonly at: string;
    /** Why they could not be called; absent: they were. */
    readonly error?: string;
  };
}
