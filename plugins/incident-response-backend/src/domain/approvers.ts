import {
  sayTime,
  shortRef,
  type Draft,
  type Incident,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { isSameStage } from './approvalRules';
import { membershipIn, NOTHING_KNOWN } from './ActorFacts';
import type { AuthoritySettings } from './AuthoritySettings';
import { byGroup, sayGroups, type Knowledge, type Standing } from './Standing';

/** The rule that makes the incident commander an approver; kept with every approval. */
export const IC_RULE = 'incident commander';

function whoElse({ ic }: Incident, { approverGroups }: AuthoritySettings) {
  const groups =
    approverGroups.length > 0
      ? ` or a member of ${sayGroups(approverGroups)}`
      : '';
  if (ic)
    return `Only the incident commander${groups} may do this. Ask ${shortRef(
      ic,
    )}, or have command handed over to you.`;
  return groups
    ? `Only the incident commander${groups} may do this, and nobody is in command. Take command first, or ask a member.`
    : 'Nobody is in command. Take command first.';
}

/** Whether somebody may decide what customers read: the incident commander or an approver by group. */
export function standingToApprove(
  incident: Incident,
  person: Person,
  { settings, facts = NOTHING_KNOWN }: Knowledge,
): Standing {
  const { authority } = settings;
  if (incident.ic === person.entityRef) return { may: true, rule: IC_RULE };
  const membership = membershipIn(authority.approverGroups, facts);
  switch (membership.is) {
    case 'member':
      return { may: true, rule: byGroup(membership.group) };
    case 'unknown':
      return {
        may: false,
        sentence: `Whether you are in ${
          membership.group
        } cannot be read from the catalog just now, so it does not count. ${whoElse(
          incident,
          authority,
        )}`,
      };
    case 'stranger':
      return { may: false, sentence: whoElse(incident, authority) };
    default: {
      const unreachable: never = membership;
      return unreachable;
    }
  }
}

/** Why this person may not approve this draft although they are an approver, or `undefined`. */
export function whyNotTheirs(
  incident: Pick<Incident, 'status'>,
  draft: Draft,
  entityRef: string,
  { authorMayApprove }: Pick<AuthoritySettings, 'authorMayApprove'>,
): string | undefined {
  const newest = draft.revisions[draft.revisions.length - 1];
  if (!authorMayApprove && newest.author === entityRef)
    return 'You wrote these words, and who wrote them may not approve them here. Ask another approver.';
  const given = draft.approvals.find(
    a =>
      a.by.entityRef === entityRef &&
      isSameStage(incident.status, a.statusThen),
  );
  return given
    ? `You approved it at ${sayTime(given.at)} already; ${
        given.quorum
      } different people have to. Ask another approver.`
    : undefined;
}

/** Entity refs of who may still approve a draft, given the members of the approver groups. */
export function approversOf(
  incident: Incident,
  draft: Draft,
  members: readonly string[],
  authority: AuthoritySettings,
): readonly string[] {
  return eligibleApprovers(incident, members).filter(
    ref => whyNotTheirs(incident, draft, ref, authority) === undefined,
  );
}

/** Entity refs of the incident commander and of the members of the approver groups. */
export function eligibleApprovers(
  incident: Incident,
  members: readonly string[],
): readonly string[] {
  return [...new Set([...(incident.ic ? [incident.ic] : []), ...members])];
}
