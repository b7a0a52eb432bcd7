import {
  COMMAND_TYPES,
  type AllowedCommands,
  type CommandType,
  type Incident,
  type IncidentStatus,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { mayCommand } from './authority';
import { LEGAL_IN } from './transitions';

/** The sentence for a command that this status does not allow, or `undefined`. */
export function illegalIn(
  status: IncidentStatus,
  command: CommandType,
): string | undefined {
  return LEGAL_IN[command].includes(status)
    ? undefined
    : `The incident is ${status} already. ${
        status === 'resolved'
          ? 'Declare a new one if it is not over.'
          : 'Resolve it once all is clear.'
      }`;
}

/** For each command: `true`, or the sentence that says why this person may not send it now. */
export function allowedCommands(
  incident: Incident,
  person: Person | undefined,
): AllowedCommands {
  const answer = (command: CommandType): true | string => {
    if (incident.blockedBy)
      return `This replica does not know the event "${incident.blockedBy}" and may not decide. Use a newer replica.`;
    const illegal = illegalIn(incident.status, command);
    if (illegal) return illegal;
    return person
      ? mayCommand(incident, command, person)
      : 'Sign in as a person to do this.';
  };
  return Object.fromEntries(
    COMMAND_TYPES.map(command => [command, answer(command)]),
  ) as AllowedCommands;
}
