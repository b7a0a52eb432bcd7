import type { AuthoritySettings } from '../domain/AuthoritySettings';
import type { Groups } from '../domain/Groups';
import { membersIn } from './approvers';

const KEY = 'incidentResponse.authority';

/** How many distinct people must exist for every draft to find enough approvers. */
function needed({ quorum, authorMayApprove }: AuthoritySettings): number {
  return quorum + (authorMayApprove ? 0 : 1);
}

/**
 * One sentence where the configuration leaves drafts without enough approvers. Names keys and no
 * people or groups: probes are strangers.
 */
export async function approverProblems(
  groups: Groups,
  authority: AuthoritySettings,
): Promise<readonly string[]> {
  const { approverGroups } = authority;
  if (approverGroups.length === 0)
    return needed(authority) > 1
      ? [
          `Nothing could ever be published: ${KEY}.quorum and authorMayApprove ask for more approvers than the incident commander. Name groups in ${KEY}.approvers.`,
        ]
      : [];
  const answers = await groups.read(approverGroups);
  // A catalog that is away is no reason to take replicas away: the incident commander still approves.
  if (answers.length < approverGroups.length) return [];
  const members = membersIn(answers, approverGroups).length;
  if (members === 0)
    return [
      `The groups of ${KEY}.approvers have no members from a trusted location, so that nobody but the incident commander could approve. Check their names, their members, and ${KEY}.trustedLocations.`,
    ];
  // The incident commander may be one more.
  return members + 1 < needed(authority)
    ? [
        `The groups of ${KEY}.approvers have too few members from a trusted location for ${KEY}.quorum and authorMayApprove. Add members, or ask for fewer approvals.`,
      ]
    : [];
}
