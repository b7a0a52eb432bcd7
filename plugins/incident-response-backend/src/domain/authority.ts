import {
  shortRef,
  type Actor,
  type CommandType,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';

/** Commands that only the incident commander may send. */
const IC_ONLY: ReadonlySet<CommandType> = new Set([
  'handOver',
  'approveDraft',
  'rejectDraft',
  'settlePublication',
  'silenceReminders',
  'resumeReminders',
  'mitigate',
  'resolve',
]);

/** The rule that makes somebody an approver; kept with every approval. */
export const APPROVER_RULE = 'incident commander';

/** Entity refs of who may approve a draft now. */
export function eligibleApprovers(incident: Incident): readonly string[] {
  return incident.ic ? [incident.ic] : [];
}

/**
 * Whether this actor may send this command now: `true`, or the sentence that says why not
 * and what to do. The same rule holds at every door.
 */
export function mayCommand(
  incident: Incident,
  command: CommandType,
  actor: Actor,
): true | string {
  if (actor.kind !== 'person')
    return `Only a person may do this; ${actor.name} is a part of the system.`;
  if (command === 'takeCommand') {
    if (!incident.ic) return true;
    return incident.ic === actor.entityRef
      ? 'You are in command already. Hand it over if somebody else is to have it.'
      : `${shortRef(
          incident.ic,
        )} is in command. Ask for a hand-over instead of taking it.`;
  }
  if (!IC_ONLY.has(command) || incident.ic === actor.entityRef) return true;
  return incident.ic
    ? `Only the incident commander may do this. Ask ${shortRef(
        incident.ic,
      )}, or have command handed over to you.`
    : 'Nobody is in command. Take command first.';
}
