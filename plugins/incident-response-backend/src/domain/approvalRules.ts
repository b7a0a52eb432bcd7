import type {
  Approval,
  Draft,
  DraftRevision,
  Incident,
  IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { AuthoritySettings } from './AuthoritySettings';

const MINUTE_MS = 60_000;

const minutes = (ms: number) => {
  const n = Math.floor(ms / MINUTE_MS);
  return `${n} minute${n === 1 ? '' : 's'}`;
};

/** Assembling and closing are the machine's business: nothing changes by them for customers. */
function stageOf(status: IncidentStatus): IncidentStatus {
  switch (status) {
    case 'declared':
    case 'assembling':
    case 'assembly-failed':
      return 'active';
    case 'closed':
      return 'resolved';
    case 'active':
    case 'mitigated':
    case 'resolved':
    case 'dismissed':
    case 'merged':
      return status;
    default: {
      const unreachable: never = status;
      return unreachable;
    }
  }
}

/** Whether what customers should hear can be the same in both statuses. */
export function isSameStage(a: IncidentStatus, b: IncidentStatus): boolean {
  return stageOf(a) === stageOf(b);
}

/** When a waiting revision goes stale, in epoch milliseconds. */
export function staleAt(
  revision: Pick<DraftRevision, 'at'>,
  { staleAfterMs }: Pick<AuthoritySettings, 'staleAfterMs'>,
): number {
  return Date.parse(revision.at) + staleAfterMs;
}

/** The sentence for words that are too old to be approved at that time, or `undefined`. */
export function whyStale(
  revision: Pick<DraftRevision, 'at'>,
  settings: Pick<AuthoritySettings, 'staleAfterMs'>,
  at: number,
): string | undefined {
  return at < staleAt(revision, settings)
    ? undefined
    : `It was written ${minutes(
        at - Date.parse(revision.at),
      )} ago and may no longer be true. Revise it, or confirm the same words afresh.`;
}

/** When an approval that is not used lapses, in epoch milliseconds. */
export function lapsesAt(
  approval: Pick<Approval, 'since'>,
  { lapseAfterMs }: Pick<AuthoritySettings, 'lapseAfterMs'>,
): number {
  return Date.parse(approval.since) + lapseAfterMs;
}

/** The sentence for an approval that may no longer be used, or `undefined`. */
export function whyLapsed(
  incident: Pick<Incident, 'status'>,
  approval: Approval,
  settings: Pick<AuthoritySettings, 'lapseAfterMs'>,
  now: number,
): string | undefined {
  if (now >= lapsesAt(approval, settings))
    return `publishing had not begun within ${minutes(
      settings.lapseAfterMs,
    )}. Read the draft again and approve it if it is still true.`;
  if (!isSameStage(incident.status, approval.statusThen))
    return `the incident is ${incident.status} and was ${approval.statusThen} when it was approved. Read the draft again and approve it if it is still true.`;
  return undefined;
}

/** The draft whose approval came before this one's and that has not left yet. */
export function aheadOf(
  incident: Pick<Incident, 'drafts'>,
  { draftId, approval }: Draft,
): Draft | undefined {
  return incident.drafts.find(
    other =>
      other.draftId !== draftId &&
      (other.status === 'approved' || other.status === 'unknown') &&
      other.approval !== undefined &&
      approval !== undefined &&
      other.approval.order < approval.order,
  );
}
