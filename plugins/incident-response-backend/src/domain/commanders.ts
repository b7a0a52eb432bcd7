import {
  shortRef,
  type Incident,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { membershipIn, NOTHING_KNOWN } from './ActorFacts';
import { byGroup, sayGroups, type Knowledge, type Standing } from './Standing';

export const RESPONDER_RULE = 'responder';
export const DECLARER_RULE = 'declared the incident';
export const NOBODY_KNOWN_RULE = 'nobody else is known';

const isGroup = (ref: string) => ref.startsWith('group:');

const ownersOf = ({ ownership }: Incident) => ownership?.owners ?? [];

/** Groups whose members may take command where nobody is in command. */
export function groupsToCommand(
  incident: Incident,
  { settings }: Pick<Knowledge, 'settings'>,
): readonly string[] {
  const { commanderGroups, approverGroups } = settings.authority;
  return [
    ...new Set([
      ...ownersOf(incident).filter(isGroup),
      ...commanderGroups,
      ...approverGroups,
    ]),
  ];
}

/** Nobody is called, owns it or commands by group: waiting for one of them would be waiting for ever. */
function isNobodyKnown(
  incident: Incident,
  { settings }: Pick<Knowledge, 'settings'>,
): boolean {
  return (
    settings.authority.commanderGroups.length === 0 &&
    ownersOf(incident).length === 0 &&
    incident.responders.every(r => r.entityRef === undefined || r.uncalled)
  );
}

/** The rule by which somebody may take command without the catalog being asked, if there is one. */
export function ruleOnLedger(
  incident: Incident,
  { entityRef }: Person,
  knowledge: Pick<Knowledge, 'settings'>,
): string | undefined {
  if (incident.responders.some(r => r.entityRef === entityRef && !r.uncalled))
    return RESPONDER_RULE;
  if (incident.declaredBy === entityRef) return DECLARER_RULE;
  if (ownersOf(incident).includes(entityRef)) return `owner ${entityRef}`;
  return isNobodyKnown(incident, knowledge) ? NOBODY_KNOWN_RULE : undefined;
}

function whileNobodyCommands(
  incident: Incident,
  person: Person,
  knowledge: Knowledge,
): Standing {
  const rule = ruleOnLedger(incident, person, knowledge);
  if (rule) return { may: true, rule };
  const groups = groupsToCommand(incident, knowledge);
  const membership = membershipIn(groups, knowledge.facts ?? NOTHING_KNOWN);
  if (membership.is === 'member')
    return { may: true, rule: byGroup(membership.group) };
  const unread =
    membership.is === 'unknown'
      ? `Whether you are in ${membership.group} cannot be read from the catalog just now, so it does not count. `
      : '';
  const whose = groups.length > 0 ? ` and members of ${sayGroups(groups)}` : '';
  return {
    may: false,
    sentence: `${unread}Only responders${whose} may take command. Ask one of them to invite you.`,
  };
}

/** The sentence for somebody who has no part in the incident and wants to call themselves in, or `undefined`. */
export function whyNoPart(
  incident: Incident,
  person: Person,
  knowledge: Knowledge,
): string | undefined {
  const { facts = NOTHING_KNOWN } = knowledge;
  const takesPart =
    incident.ic === person.entityRef ||
    ruleOnLedger(incident, person, knowledge) !== undefined ||
    membershipIn(groupsToCommand(incident, knowledge), facts).is === 'member';
  return takesPart
    ? undefined
    : 'You cannot call yourself in: responders may take command. Ask somebody on the incident to invite you; you may write notes without.';
}

/** A present commander hands over, or an approver steps in. */
function overPresent(ic: string, knowledge: Knowledge): Standing {
  const { approverGroups } = knowledge.settings.authority;
  const membership = membershipIn(
    approverGroups,
    knowledge.facts ?? NOTHING_KNOWN,
  );
  if (membership.is === 'member')
    return { may: true, rule: byGroup(membership.group) };
  const unread =
    membership.is === 'unknown'
      ? ` Whether you are in ${membership.group} cannot be read from the catalog just now, so it does not count.`
      : '';
  return {
    may: false,
    sentence: `${shortRef(
      ic,
    )} is in command. Ask for a hand-over instead of taking it.${unread}`,
  };
}

/** Whether somebody may take command now, and by which rule. */
export function standingToCommand(
  incident: Incident,
  person: Person,
  knowledge: Knowledge,
): Standing {
  if (incident.ic === undefined)
    return whileNobodyCommands(incident, person, knowledge);
  return incident.ic === person.entityRef
    ? {
        may: false,
        sentence:
          'You are in command already. Hand it over if somebody else is to have it.',
      }
    : overPresent(incident.ic, knowledge);
}
