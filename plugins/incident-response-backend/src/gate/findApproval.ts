import {
  canonicalPublication,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../domain/effectKeys';
import { foldLedger } from '../domain/foldIncident';
import {
  isKnown,
  openCommit,
  sha256,
  type Commit,
  type HeadKeys,
  type SignedHead,
  type StoredCommit,
} from '../domain/ledger';
import { latestRevision, whyNotApplicable } from '../domain/publication';
import type { Settings } from '../domain/Settings';
import { verifyLedger } from '../domain/verifyLedger';

export type ApprovalFinding =
  | {
      readonly ok: true;
      readonly approved: {
        readonly revision: number;
        readonly sha256: string;
        readonly request: PublicationRequest;
      };
    }
  | { readonly ok: false; readonly reason: string };

const refuse = (reason: string): ApprovalFinding => ({ ok: false, reason });

/** Whether the commit of the approval says that a person approved these very bytes. */
function wereApproved(
  bytes: string,
  commits: readonly Commit[],
  draftId: string,
  seq: number,
): boolean {
  return commits
    .flatMap(commit => (commit.seq === seq ? commit.events : []))
    .some(
      event =>
        isKnown(event) &&
        event.type === 'STATUSPAGE_DRAFT_APPROVED' &&
        event.actor.kind === 'person' &&
        event.data.draftId === draftId &&
        event.data.bytes === bytes,
    );
}

/** Commits that came after the head was read are signed by nobody yet, and count for nothing. */
function coveredBy(
  head: SignedHead | undefined,
  commits: readonly StoredCommit[],
): readonly StoredCommit[] {
  return head ? commits.slice(0, head.seq) : commits;
}

/**
 * Reads from the ledger, and from nothing else, whether a human approved exactly this request for
 * this very send, and whether it still applies.
 */
export function findApproval(input: {
  readonly incidentId: string;
  readonly draftId: string;
  readonly key: string;
  readonly commits: readonly StoredCommit[];
  readonly head: SignedHead | undefined;
  readonly keys: HeadKeys;
  readonly settings: Settings;
}): ApprovalFinding {
  const { incidentId, draftId, head, settings } = input;
  const covered = coveredBy(head, input.commits);
  const verdict = verifyLedger(incidentId, covered, head, input.keys);
  if (!verdict.ok)
    return refuse(
      `The ledger is not intact (${verdict.problem}) Nothing is published from it.`,
    );
  const commits = covered.map(openCommit);
  const incident = foldLedger(commits);
  if (incident.blockedBy)
    return refuse(
      `This replica does not know the event "${incident.blockedBy}" and may not publish.`,
    );
  const draft = incident.drafts.find(d => d.draftId === draftId);
  const approval = draft?.approval;
  if (!draft || draft.status !== 'approved' || !approval)
    return refuse('The draft is not approved.');
  const { revision, request } = latestRevision(draft);
  if (input.key !== effectKeys.publish(draftId, revision, draft.sends))
    return refuse('This send was overtaken by another one.');
  const bytes = canonicalPublication(request);
  if (
    approval.revision !== revision ||
    approval.sha256 !== sha256(bytes) ||
    !wereApproved(bytes, commits, draftId, approval.seq)
  )
    return refuse('What would be published is not what was approved.');
  const why = whyNotApplicable(incident, request, settings);
  if (why) return refuse(why);
  return {
    ok: true,
    approved: { revision, sha256: approval.sha256, request },
  };
}
