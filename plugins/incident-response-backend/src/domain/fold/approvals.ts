import type {
  Approval,
  Draft,
  LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isSameStage } from '../approvalRules';
import { refusalKey } from '../commands/recordRefusal';
import type { FoldedIncident } from '../FoldedIncident';

type Given = LedgerEventOf<
  'STATUSPAGE_DRAFT_APPROVED' | 'STATUSPAGE_APPROVAL_GIVEN'
>;

function withApproval(
  incident: FoldedIncident,
  draft: Draft,
  event: Given,
  approval: Approval,
): Draft {
  const { voided: _voided, ...rest } = draft;
  // Each person counts once, and nobody's approval of another situation counts.
  const others = draft.approvals.filter(
    other =>
      other.by.entityRef !== approval.by.entityRef &&
      isSameStage(incident.status, other.statusThen),
  );
  return {
    ...rest,
    approvals: [...others, approval],
    ...(event.type === 'STATUSPAGE_DRAFT_APPROVED'
      ? { status: 'approved', approval }
      : {}),
  };
}

/** Folds an approval, be it the last that was missing or one of several. */
export function approvalGiven(
  incident: FoldedIncident,
  event: Given,
  seq: number,
): FoldedIncident {
  const { actor, at, data } = event;
  if (actor.kind !== 'person') return incident;
  const order = incident.approvalsGiven + 1;
  const approval: Approval = {
    by: actor,
    at,
    revision: data.revision,
    sha256: data.sha256,
    rule: data.rule,
    seq,
    quorum: data.quorum ?? 1,
    order,
    since: at,
    ...(incident.ic ? { icThen: incident.ic } : {}),
    statusThen: incident.status,
  };
  return {
    ...incident,
    approvalsGiven: order,
    drafts: incident.drafts.map(draft =>
      draft.draftId === data.draftId
        ? withApproval(incident, draft, event, approval)
        : draft,
    ),
  };
}

/** Folds the refusal of an approval: it changes nothing but what is still worth recording. */
export function approvalRefused(
  incident: FoldedIncident,
  { actor, data }: LedgerEventOf<'STATUSPAGE_APPROVAL_REFUSED'>,
): FoldedIncident {
  if (actor.kind !== 'person') return incident;
  const { [actor.entityRef]: known = [], ...others } =
    incident.refusedApprovals;
  return {
    ...incident,
    refusedApprovals: {
      ...others,
      [actor.entityRef]: [...known, refusalKey(data)],
    },
  };
}

/** The approval is used up: the draft waits again, and a later approval is another publication. */
export function approvalVoided(
  draft: Draft,
  { at, data }: LedgerEventOf<'STATUSPAGE_APPROVAL_VOIDED'>,
): Draft {
  // A page that says no at last also ends that nobody knew.
  const { approval: _approval, unknown: _unknown, ...rest } = draft;
  return {
    ...rest,
    status: 'waiting',
    approvals: [],
    sends: draft.sends + 1,
    voided: {
      at,
      reason: data.reason,
      ...(data.lapsed ? { lapsed: true } : {}),
    },
  };
}
