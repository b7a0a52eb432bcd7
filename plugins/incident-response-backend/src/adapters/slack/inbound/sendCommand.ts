import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { APPROVAL_COMMANDS } from '@incident-response/backstage-plugin-incident-response-common';
import type { ChatAnswer } from '@incident-response/backstage-plugin-incident-response-node';
import type { Desk } from './Desk';
import { requestIdOf } from './requestIdOf';

/** Somebody's act, as Slack names it. */
export interface Act {
  readonly userId: string;
  /** The same whenever Slack hands on this act. */
  readonly triggerId?: string;
}

/** Whether Slack has to be asked now who somebody is. */
const isDeciding = ({ type }: IncidentCommand) =>
  APPROVAL_COMMANDS.includes(type);

/** Sends a command as the account that asks for it. */
export async function sendCommand(
  { door, accounts, options }: Desk,
  incidentId: string,
  command: IncidentCommand,
  { userId, triggerId }: Act,
): Promise<ChatAnswer> {
  if (isDeciding(command) && options.decisions === 'consoleOnly')
    return {
      ok: false,
      reason: 'forbidden',
      sentence: 'This is decided on the incident page only.',
    };
  const account = await accounts.read(userId, isDeciding(command));
  return door.send(
    incidentId,
    command,
    account,
    triggerId === undefined ? undefined : requestIdOf(triggerId),
  );
}
