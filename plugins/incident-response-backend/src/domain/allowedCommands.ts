import {
  COMMAND_TYPES,
  isOpenStatus,
  type AllowedCommands,
  type CommandType,
  type Incident,
  type IncidentStatus,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { mayCommand } from './authority';
import type { Knowledge } from './Standing';
import { LEGAL_IN } from './transitions';

/** The sentence for a command that this status does not allow, or `undefined`. */
export function illegalIn(
  status: IncidentStatus,
  command: CommandType,
): string | undefined {
  if (LEGAL_IN[command].includes(status)) return undefined;
  if (!isOpenStatus(status))
    return `The incident is ${status} already. Reopen it if it is not over.`;
  switch (command) {
    case 'reopen':
      return `The incident is ${status}: it is open, and nothing has to be reopened.`;
    case 'finishPostmortem':
      return `The incident is ${status}. Its postmortem is written once it is resolved.`;
    case 'rate':
      return `The incident is ${status}. Rate it once it is resolved.`;
    default:
      return `The incident is ${status} already. Resolve it once all is clear.`;
  }
}

/** For each command: `true`, or the sentence that says why this person may not send it now. */
export function allowedCommands(
  incident: Incident,
  person: Person | undefined,
  knowledge: Knowledge,
): AllowedCommands {
  const answer = (command: CommandType): true | string => {
    if (incident.blockedBy)
      return `This replica does not know the event "${incident.blockedBy}" and may not decide. Use a newer replica.`;
    const illegal = illegalIn(incident.status, command);
    if (illegal) return illegal;
    return person
      ? mayCommand(incident, command, person, knowledge)
      : 'Sign in as a person to do this.';
  };
  return Object.fromEntries(
    COMMAND_TYPES.map(command => [command, answer(command)]),
  ) as AllowedCommands;
}
