import {
  APPROVAL_COMMANDS,
  AUDIT_COMMANDS,
  isChatOnlyRef,
  shortRef,
  type Actor,
  type CommandType,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { standingToApprove } from './approvers';
import { standingToCommand } from './commanders';
import type { Knowledge, Standing } from './Standing';

/** Commands that only the incident commander may send. */
const IC_ONLY: ReadonlySet<CommandType> = new Set([
  'handOver',
  'silenceReminders',
  'resumeReminders',
  'mitigate',
  'resolve',
  'dismiss',
  'merge',
  'assignRole',
]);

/** Commands for those who are part of it: who responds, commands or plays a part. */
const PARTICIPANTS_ONLY: ReadonlySet<CommandType> = new Set(['reopen', 'rate']);

/** Commands of the incident commander that a responder may send while nobody is in command. */
const LEADERLESS: ReadonlySet<CommandType> = new Set(['changeSeverity']);

/** Commands for somebody of whom nothing is known but their chat account. */
const OF_CHAT_ONLY: ReadonlySet<CommandType> = new Set(['addNote']);

/** For somebody whom only the chat knows, wherever more than a note is asked for. */
export const ONLY_NOTES =
  'The catalog knows nobody behind your chat account, so you may write notes and nothing else. Ask whoever keeps the catalog to add your account to your user entity, or decide in Backstage.';

/** Whether the person was called, commands, plays a part or wrote something here. */
function isParticipant(incident: Incident, entityRef: string): boolean {
  return (
    incident.ic === entityRef ||
    Object.values(incident.roles).includes(entityRef) ||
    incident.responders.some(r => r.entityRef === entityRef) ||
    incident.notes.some(note => note.by === entityRef)
  );
}

const answerOf = (standing: Standing): true | string =>
  standing.may ? true : standing.sentence;

/**
 * Whether this actor may send this command now: `true`, or the sentence that says why not
 * and what to do. The same rule holds at every door.
 */
export function mayCommand(
  incident: Incident,
  command: CommandType,
  actor: Actor,
  knowledge: Knowledge,
): true | string {
  if (actor.kind !== 'person')
    return `Only a person may do this; ${actor.name} is a part of the system.`;
  if (isChatOnlyRef(actor.entityRef))
    return OF_CHAT_ONLY.has(command) || ONLY_NOTES;
  if (command === 'takeCommand')
    return answerOf(standingToCommand(incident, actor, knowledge));
  if (APPROVAL_COMMANDS.includes(command))
    return answerOf(standingToApprove(incident, actor, knowledge));
  // Who audits is told by a permission, and only the console can ask for it.
  if (AUDIT_COMMANDS.includes(command))
    return (
      actor.door === 'console' ||
      'A legal hold is placed and lifted on the incident page in Backstage.'
    );
  if (incident.ic === actor.entityRef) return true;
  if (PARTICIPANTS_ONLY.has(command))
    return (
      isParticipant(incident, actor.entityRef) ||
      'Only people who were part of it may do this. Ask one of the responders, or write a note first.'
    );
  if (LEADERLESS.has(command)) {
    if (!incident.ic && isParticipant(incident, actor.entityRef)) return true;
  } else if (!IC_ONLY.has(command)) return true;
  return incident.ic
    ? `Only the incident commander may do this. Ask ${shortRef(
        incident.ic,
      )}, or have command handed over to you.`
    : 'Nobody is in command. Take command first.';
}
