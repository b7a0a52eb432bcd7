import {
  isChatOnlyRef,
  type Approval,
  type Draft,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { aheadOf, whyStale } from '../domain/approvalRules';
import { IC_RULE } from '../domain/approvers';
import type { AuthoritySettings } from '../domain/AuthoritySettings';
import { isKnown, type Commit } from '../domain/ledger';
import { latestRevision } from '../domain/publication';
import type { Settings } from '../domain/Settings';
import { byGroup } from '../domain/Standing';

/** What was approved, and where that is written. */
interface Written {
  readonly bytes: string;
  readonly commits: readonly Commit[];
  readonly draftId: string;
}

/** Whether the commit of the approval says that this very person approved these very bytes. */
export function gave(
  { by, seq }: Approval,
  { bytes, commits, draftId }: Written,
): boolean {
  return commits
    .flatMap(commit => (commit.seq === seq ? commit.events : []))
    .some(
      event =>
        isKnown(event) &&
        (event.type === 'STATUSPAGE_DRAFT_APPROVED' ||
          event.type === 'STATUSPAGE_APPROVAL_GIVEN') &&
        event.actor.kind === 'person' &&
        event.actor.entityRef === by.entityRef &&
        !isChatOnlyRef(event.actor.entityRef) &&
        event.data.draftId === draftId &&
        event.data.bytes === bytes,
    );
}

/** Whether the rule that the approval was given by still makes somebody an approver. */
function holds(
  { rule, by, icThen }: Approval,
  { approverGroups }: AuthoritySettings,
): boolean {
  return rule === IC_RULE
    ? icThen === by.entityRef
    : approverGroups.some(group => byGroup(group) === rule);
}

/** The sentence for too few approvals that count, or `undefined`. */
export function whyTooFew(
  draft: Draft,
  written: Omit<Written, 'draftId'> & { readonly settings: Settings },
): string | undefined {
  const { authority } = written.settings;
  const newest = latestRevision(draft);
  const counted = draft.approvals.filter(
    approval =>
      gave(approval, { ...written, draftId: draft.draftId }) &&
      holds(approval, authority) &&
      (authority.authorMayApprove || approval.by.entityRef !== newest.author) &&
      !whyStale(newest, authority, Date.parse(approval.at)),
  );
  const people = new Set(counted.map(({ by }) => by.entityRef)).size;
  const needed = Math.max(
    authority.quorum,
    ...draft.approvals.map(({ quorum }) => quorum),
  );
  return people >= needed
    ? undefined
    : `${people} of ${needed} approvals count: each must be of exactly these words, by another person who may approve them, and given before the words were stale.`;
}

/** Publications leave in the order of their approvals. */
export function whyNotInTurn(
  incident: Incident,
  draft: Draft,
): string | undefined {
  const ahead = aheadOf(incident, draft);
  return (
    ahead && `${ahead.draftId} was approved before it and has to leave first.`
  );
}
