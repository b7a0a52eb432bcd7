import type { Head } from '../../stores/IncidentStore';
import type { PublicationRecord } from '../bundle/Bundle';

/** One publication in the report. Times are ISO 8601 in UTC, delays whole seconds. */
export interface PublicationRow {
  readonly incidentId: string;
  readonly severity: string;
  readonly entityRef: string | null;
  /** As customers read it. */
  readonly title: string;
  readonly page: string;
  readonly operation: 'create' | 'update';
  readonly draftId: string;
  readonly revision: number;
  readonly drafter: string;
  readonly approvers: readonly string[];
  /** Why the approvers were allowed to approve. */
  readonly rules: readonly string[];
  readonly doors: readonly string[];
  readonly draftedAt: string;
  /** The approval that was the last one needed. */
  readonly approvedAt?: string;
  readonly publishedAt: string;
  readonly secondsToApprove?: number;
  readonly secondsToPublish?: number;
  readonly known: PublicationRecord['known'];
  readonly url?: string;
  readonly sha256: string;
  /** Commit that says it is out. */
  readonly seq: number;
  /** What is wrong with the ledger this was read from; absent: it is whole. */
  readonly problem?: string;
}

const secondsBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 1000);

export function toRow(
  head: Pick<Head, 'incidentId' | 'card'>,
  record: PublicationRecord,
  problem: string | undefined,
): PublicationRow {
  const { approvals, draftedAt, publishedAt } = record;
  const approvedAt = approvals.at(-1)?.at;
  return {
    incidentId: head.incidentId,
    severity: head.card.severity,
    // What customers read is no secret; what a restricted incident is about is.
    entityRef:
      head.card.visibility === 'restricted' ? null : head.card.entityRef,
    title: record.title,
    page: record.page,
    operation: record.operation,
    draftId: record.draftId,
    revision: record.revision,
    drafter: record.drafter,
    approvers: approvals.map(({ by }) => by),
    rules: approvals.map(({ rule }) => rule),
    doors: approvals.map(({ door }) => door),
    draftedAt,
    ...(approvedAt === undefined
      ? {}
      : {
          approvedAt,
          secondsToApprove: secondsBetween(draftedAt, approvedAt),
          secondsToPublish: secondsBetween(approvedAt, publishedAt),
        }),
    publishedAt,
    known: record.known,
    ...(record.url === undefined ? {} : { url: record.url }),
    sha256: record.sha256,
    seq: record.seq,
    ...(problem === undefined ? {} : { problem }),
  };
}
