import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import type { Approvers } from '../domain/Decision';
import type { GroupMembers, Groups } from '../domain/Groups';
import type { Settings } from '../domain/Settings';

/** Entity refs of who is in the groups, as far as they were answered. */
export function membersIn(
  answers: readonly GroupMembers[],
  groups: readonly string[],
): readonly string[] {
  const members = answers
    .filter(({ group }) => groups.includes(group))
    .flatMap(answer => [...answer.members]);
  return [...new Set(members)].sort();
}

/** Says that groups were not answered, or nothing. */
export function whoIsUnknown(
  answers: readonly GroupMembers[],
  groups: readonly string[],
): string | undefined {
  const unread = groups.filter(
    group => !answers.some(answer => answer.group === group),
  );
  return unread.length > 0
    ? `Who is in ${unread.join(
        ' and ',
      )} cannot be read from the catalog just now.`
    : undefined;
}

/** Reads who the approver groups are now. */
export async function readApprovers(deps: {
  readonly groups: Groups;
  readonly settings: Pick<Settings, 'authority'>;
}): Promise<Approvers> {
  const { approverGroups } = deps.settings.authority;
  const answers = await deps.groups.read(approverGroups);
  const unknown = whoIsUnknown(answers, approverGroups);
  return {
    members: membersIn(answers, approverGroups),
    ...(unknown ? { unknown } : {}),
  };
}

/** The same, for a command whose rule asks for it. */
export async function approversFor(
  { type }: IncidentCommand,
  deps: Parameters<typeof readApprovers>[0],
): Promise<{ readonly approvers?: Approvers }> {
  return type === 'callApprover'
    ? { approvers: await readApprovers(deps) }
    : {};
}
