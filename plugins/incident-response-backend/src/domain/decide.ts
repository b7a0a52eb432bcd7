import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { illegalIn } from './allowedCommands';
import { mayCommand } from './authority';
import { addNote } from './commands/addNote';
import { approveDraft } from './commands/approveDraft';
import { assignRole } from './commands/assignRole';
import { callApprover } from './commands/callApprover';
import { changeSeverity } from './commands/changeSeverity';
import { dismiss } from './commands/dismiss';
import { draftStatus } from './commands/draftStatus';
import { mitigate, resolve } from './commands/finish';
import { handOver } from './commands/handOver';
import { finishPostmortem } from './commands/finishPostmortem';
import { invite } from './commands/invite';
import { liftLegalHold, placeLegalHold } from './commands/legalHold';
import { lookUpOwnership } from './commands/lookUpOwnership';
import { join } from './commands/join';
import { link } from './commands/link';
import { merge } from './commands/merge';
import { rate } from './commands/rate';
import { recordRefusal } from './commands/recordRefusal';
import { rejectDraft } from './commands/rejectDraft';
import { resumeReminders, silenceReminders } from './commands/reminders';
import { reopen } from './commands/reopen';
import { liftRestriction, restrict } from './commands/restrict';
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
    case 'callApprover':
      return callApprover(incident, command, context);
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
    case 'lookUpOwnership':
      return lookUpOwnership(incident, command, context);
    case 'finishPostmortem':
      return finishPostmortem(incident, command, context);
    case 'join':
      return join(incident, command, context);
    case 'restrict':
      return restrict(incident, command, context);
    case 'liftRestriction':
      return liftRestriction(incident, command, context);
    case 'changeSeverity':
      return changeSeverity(incident, command, context);
    case 'dismiss':
      return dismiss(incident, command, context);
    case 'reopen':
      return reopen(incident, command, context);
    case 'assignRole':
      return assignRole(incident, command, context);
    case 'rate':
      return rate(incident, command, context);
    case 'link':
      return link(incident, command, context);
    case 'merge':
      return merge(incident, command, context);
    case 'placeLegalHold':
      return placeLegalHold(incident, command, context);
    case 'liftLegalHold':
      return liftLegalHold(incident, command, context);
    default: {
      const unreachable: never = command;
      return unreachable;
    }
  }
}

function decideKnown(
  incident: FoldedIncident,
  command: IncidentCommand,
  context: DecisionContext,
): Decision {
  const illegal = illegalIn(incident.status, command.type);
  if (illegal) return reject('conflict', illegal);
  const may = mayCommand(incident, command.type, context.actor, context);
  if (may !== true)
    return reject(
      command.type === 'takeCommand' &&
        context.actor.kind === 'person' &&
        incident.ic
        ? 'conflict'
        : 'forbidden',
      may,
    );
  return rule(incident, command, context);
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
  // Before any rule: what it came to the first time may be the very reason to refuse it now.
  if (incident.requests.some(request => request === context.request))
    return reject(
      'conflict',
      'This reached us twice and counts once. What came of it stands on the incident page.',
    );
  const decision = decideKnown(incident, command, context);
  return command.type === 'approveDraft'
    ? recordRefusal(incident, command, context, decision)
    : decision;
}
