import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { illegalIn } from './allowedCommands';
import { mayCommand } from './authority';
import { addNote } from './commands/addNote';
import { approveDraft } from './commands/approveDraft';
import { draftStatus } from './commands/draftStatus';
import { mitigate, resolve } from './commands/finish';
import { handOver } from './commands/handOver';
import { invite } from './commands/invite';
import { rejectDraft } from './commands/rejectDraft';
import { resumeReminders, silenceReminders } from './commands/reminders';
import { retryEffect } from './commands/retryEffect';
import { reviseDraft } from './commands/reviseDraft';
import { settlePublication } from './commands/settlePublication';
import { takeCommand } from './commands/takeCommand';
import { tickChecklist } from './commands/tickChecklist';
import { reject, type Decision, type DecisionContext } from './Decision';
import type { FoldedIncident } from './FoldedIncident';

function rule(
  incident: FoldedIncident,
  command: IncidentCommand,
  context: DecisionContext,
): Decision {
  switch (command.type) {
    case 'takeCommand':
      return takeCommand(incident, command, context);
    case 'handOver':
      return handOver(incident, command, context);
    case 'addNote':
      return addNote(incident, command, context);
    case 'invite':
      return invite(incident, command, context);
    case 'tickChecklist':
      return tickChecklist(incident, command, context);
    case 'draftStatus':
      return draftStatus(incident, command, context);
    case 'reviseDraft':
      return reviseDraft(incident, command, context);
    case 'approveDraft':
      return approveDraft(incident, command, context);
    case 'rejectDraft':
      return rejectDraft(incident, command, context);
    case 'settlePublication':
      return settlePublication(incident, command, context);
    case 'silenceReminders':
      return silenceReminders(incident, command, context);
    case 'resumeReminders':
      return resumeReminders(incident, command, context);
    case 'mitigate':
      return mitigate(incident, command, context);
    case 'resolve':
      return resolve(incident, command, context);
    case 'retryEffect':
      return retryEffect(incident, command, context);
    default: {
      const unreachable: never = command;
      return unreachable;
    }
  }
}

/**
 * Decides a person's command: events to append, or a rejection whose sentence says what to do.
 * Pure; the same for every door.
 */
export function decide(
  incident: FoldedIncident,
  command: IncidentCommand,
  context: DecisionContext,
): Decision {
  if (incident.blockedBy)
    return reject(
      'conflict',
      `This replica does not know the event "${incident.blockedBy}" and may not decide. Use a newer replica.`,
    );
  const illegal = illegalIn(incident.status, command.type);
  if (illegal) return reject('conflict', illegal);
  const may = mayCommand(incident, command.type, context.actor);
  if (may !== true)
    return reject(
      command.type === 'takeCommand' && context.actor.kind === 'person'
        ? 'conflict'
        : 'forbidden',
      may,
    );
  return rule(incident, command, context);
}
