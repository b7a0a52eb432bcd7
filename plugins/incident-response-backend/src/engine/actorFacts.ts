import type {
  Actor,
  Incident,
  IncidentCommand,
} from '@incident-response/backstage-plugin-incident-response-common';
import { NOTHING_KNOWN, type ActorFacts } from '../domain/ActorFacts';
import { groupsAsked } from '../domain/groupsAsked';
import type { GroupMembers, Groups } from '../domain/Groups';
import type { Settings } from '../domain/Settings';

/** What the answers say of one person, as plain values for the rules. */
export function factsOf(
  answers: readonly GroupMembers[],
  entityRef: string,
): ActorFacts {
  return {
    memberOf: Object.fromEntries(
      answers.map(({ group, members }) => [group, members.has(entityRef)]),
    ),
    ageMs: Math.max(0, ...answers.map(({ ageMs }) => ageMs)),
  };
}

/** Reads what the rules need to know of whoever sends a command, and nothing where the ledger says it all. */
export async function readActorFacts(
  deps: { readonly groups: Groups; readonly settings: Settings },
  incident: Incident,
  command: IncidentCommand,
  actor: Actor,
): Promise<ActorFacts> {
  const asked = groupsAsked(incident, command, actor, deps);
  if (asked.length === 0 || actor.kind !== 'person') return NOTHING_KNOWN;
  return factsOf(await deps.groups.read(asked), actor.entityRef);
}
