import {
  APPROVAL_COMMANDS,
  type Actor,
  type Incident,
  type IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { groupsToCommand, ruleOnLedger } from './commanders';
import { namesSelf } from './commands/command';
import type { Knowledge } from './Standing';

/**
 * Groups that have to be read before somebody's command is decided. None where the ledger alone
 * answers, so that an incident commander waits for no catalog.
 */
export function groupsAsked(
  incident: Incident,
  command: IncidentCommand,
  actor: Actor,
  knowledge: Pick<Knowledge, 'settings'>,
): readonly string[] {
  if (actor.kind !== 'person') return [];
  if (APPROVAL_COMMANDS.includes(command.type))
    return incident.ic === actor.entityRef
      ? []
      : knowledge.settings.authority.approverGroups;
  const asks =
    command.type === 'takeCommand' ||
    command.type === 'join' ||
    (command.type === 'invite' && namesSelf(command.entityRefs, actor));
  if (!asks) return [];
  return ruleOnLedger(incident, actor, knowledge) && !incident.ic
    ? []
    : groupsToCommand(incident, knowledge);
}
