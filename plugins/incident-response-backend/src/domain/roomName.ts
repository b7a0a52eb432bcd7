import {
  isRestricted,
  type Incident,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { event, type DecisionContext } from './Decision';

/** A war room's name is looked for under so many names, and then a person has to see to it. */
const MOST_NAMES = 5;

/** A room's name is seen by people who may not know what it is about. */
function speakingName(
  incident: Pick<Incident, 'title' | 'visibility'>,
): string {
  return isRestricted(incident) ? 'restricted' : incident.title;
}

/**
 * `inc-20261123-checkout-errors-1a2b3c`: deterministic, so that a lost room can be found. Each later
 * room, and each that cannot have the name before it, counts one on, so that none has the name of another.
 */
export function roomName(incident: Incident, generation: number): string {
  const day = incident.milestones.declaredAt.slice(0, 10).replace(/-/g, '');
  const slug = speakingName(incident)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const id6 = incident.id.replace(/^inc-/, '').slice(0, 6);
  const n = generation + (incident.takenRoomNames?.length ?? 0);
  return (
    ['inc', day, slug || 'incident', id6].join('-') + (n > 1 ? `-${n}` : '')
  );
}

/** Whether there is another name for a room that could not have this one. */
export function hasNameLeft(
  { takenRoomNames = [] }: Pick<Incident, 'takenRoomNames'>,
  generation: number,
): boolean {
  const taken = takenRoomNames.filter(t => t.generation === generation);
  return taken.length + 1 < MOST_NAMES;
}

/** The room takes the next name; nothing where the ledger says so already. */
export function changeRoomName(
  incident: Incident,
  room: { readonly generation: number; readonly name: string },
  context: Pick<DecisionContext, 'actor' | 'now'>,
): readonly LedgerEvent[] {
  const { generation, name: from } = room;
  if (roomName(incident, generation) !== from) return [];
  const to = roomName(withTaken(incident, room), generation);
  return [event('ROOM_NAME_CHANGED', { generation, from, to }, context)];
}

/** The incident once it is known that one of its rooms cannot have that name. */
export function withTaken<T extends Pick<Incident, 'takenRoomNames'>>(
  incident: T,
  { generation, name }: { readonly generation: number; readonly name: string },
): T {
  const { takenRoomNames = [] } = incident;
  return {
    ...incident,
    takenRoomNames: [...takenRoomNames, { generation, name }],
  };
}
