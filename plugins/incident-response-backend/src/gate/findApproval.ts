import {
  canonicalPublication,
  type IncidentKind,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import { whyLapsed } from '../domain/approvalRules';
import { effectKeys } from '../domain/effectKeys';
import { foldLedger } from '../domain/foldIncident';
import {
  openCommit,
  sha256,
  type HeadKeys,
  type SignedHead,
  type StoredCommit,
} from '../domain/ledger';
import { whyUnfinished } from '../domain/placeholders';
import { latestRevision, whyNotApplicable } from '../domain/publication';
import { whySensitive } from '../domain/redaction/whySensitive';
import type { Settings } from '../domain/Settings';
import { verifyLedger } from '../domain/verifyLedger';
import { gave, whyNotInTurn, whyTooFew } from './countApprovals';

export type ApprovalFinding =
  | {
      readonly ok: true;
      readonly approved: {
        readonly kind: IncidentKind;
        readonly revision: number;
        readonly sha256: string;
        readonly request: PublicationRequest;
      };
    }
  | {
      readonly ok: false;
      readonly reason: string;
      /** It was not used in time, or the incident moved on. */
      readonly lapsed?: true;
    };

const refuse = (reason: string): ApprovalFinding => ({ ok: false, reason });

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
  /** When publishing would begin. */
  readonly now: Date;
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
    !gave(approval, { bytes, commits, draftId })
  )
    return refuse('What would be published is not what was approved.');
  const why =
    whyNotApplicable(incident, request, settings) ??
    whyNotInTurn(incident, draft) ??
    whyUnfinished(request) ??
    whySensitive(request) ??
    whyTooFew(draft, { bytes, commits, settings });
  if (why) return refuse(why);
  const lapsed = whyLapsed(
    incident,
    approval,
    settings.authority,
    input.now.getTime(),
  );
  if (lapsed) return { ok: false, reason: lapsed, lapsed: true };
  return {
    ok: true,
    approved: {
      kind: incident.kind,
      revision,
      sha256: approval.sha256,
      request,
    },
  };
}
