import {
  isOpenStatus,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, isLookUp } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import { isGivenUp } from './dismissal';
import { roomName } from '../roomName';
import { isSettled } from './settled';

/** An archived room is not used again: an incident that goes on gets a new one. */
function openRoom(incident: Incident): readonly PlannedEffect[] {
  const { room, status } = incident;
  if (room && (!room.archived || !isOpenStatus(status))) return [];
  const generation = room ? room.generation + 1 : 1;
  const key = effectKeys.room(generation);
  // A false alarm needs no room, unless one may be there already and has to be found.
  if (isGivenUp(incident) && !incident.effects[key]?.claim) return [];
  return [
    { kind: 'openRoom', key, generation, name: roomName(incident, generation) },
  ];
}

function firstWave(incident: Incident): readonly PlannedEffect[] {
  const room = openRoom(incident);
  if (isGivenUp(incident)) return room;
  return [
    ...room,
    ...(incident.ownership
      ? []
      : [{ kind: 'ownership', key: effectKeys.ownership } as const]),
    ...(incident.context
      ? []
      : [{ kind: 'context', key: effectKeys.context } as const]),
    ...(incident.changes
      ? []
      : [{ kind: 'changes', key: effectKeys.changes } as const]),
  ];
}

/** People named by hand are looked up before they are invited: nobody is invented. */
function unverified(incident: Incident): readonly string[] {
  return incident.responders.flatMap(r =>
    r.source === 'invited' &&
    r.invite === 'pending' &&
    r.entityRef &&
    !r.known &&
    r.name === undefined &&
    r.email === undefined
      ? [r.entityRef]
      : [],
  );
}

function lookUpKey(incident: Incident, refs: readonly string[]): string {
  const done = Object.values(incident.effects).filter(
    ({ key, status }) => isLookUp(key) && status === 'done',
  );
  return effectKeys.lookUp(done.length + 1, refs);
}

function people(incident: Incident): readonly PlannedEffect[] {
  const { room } = incident;
  if (!room || room.archived || !isOpenStatus(incident.status)) return [];
  const refs = unverified(incident);
  const lookUp: readonly PlannedEffect[] =
    refs.length > 0
      ? [{ kind: 'lookUp', key: lookUpKey(incident, refs), refs }]
      : [];
  // E-mails alone say little until the catalog had its chance to name the person.
  const catalogAsked = isSettled(incident, effectKeys.ownership);
  const pending = incident.responders.filter(
    r =>
      r.invite === 'pending' &&
      !(r.entityRef && refs.includes(r.entityRef)) &&
      (r.entityRef || catalogAsked),
  );
  if (pending.length === 0) return lookUp;
  return [
    ...lookUp,
    {
      kind: 'invite',
      key: effectKeys.invite(incident.inviteRounds + 1),
      roomId: room.roomId,
      people: pending,
    },
  ];
}

function pin(incident: Incident): readonly PlannedEffect[] {
  const { room } = incident;
  const checklist = room?.messages.checklist;
  return room &&
    !room.archived &&
    checklist &&
    !room.pinned.includes(checklist.messageId)
    ? [
        {
          kind: 'pin',
          key: effectKeys.pin('checklist', room.generation),
          roomId: room.roomId,
          messageId: checklist.messageId,
        },
      ]
    : [];
}

/** Whether everybody was invited, or is known not to be to be had for now. */
function areInvited(incident: Incident): boolean {
  const refs = unverified(incident);
  const others = incident.responders.filter(
    r => r.invite === 'pending' && !refs.includes(r.id),
  );
  return (
    (refs.length === 0 || isSettled(incident, lookUpKey(incident, refs))) &&
    (others.length === 0 ||
      isSettled(incident, effectKeys.invite(incident.inviteRounds + 1)))
  );
}

function isAssembled(incident: Incident): boolean {
  const { room } = incident;
  if (!room) return false;
  const settled = (key: string) => isSettled(incident, key);
  const shown = (what: string) =>
    room.messages[what] !== undefined ||
    settled(effectKeys.post(what, room.generation));
  return (
    settled(effectKeys.ownership) &&
    settled(effectKeys.context) &&
    settled(effectKeys.changes) &&
    shown('headline') &&
    shown('checklist') &&
    (!room.messages.checklist ||
      settled(effectKeys.pin('checklist', room.generation))) &&
    areInvited(incident)
  );
}

/** That the room stands is noted once for each room. */
function assembled(incident: Incident): readonly PlannedEffect[] {
  const generation = incident.room?.generation ?? 1;
  const isNoted = generation === 1 && incident.milestones.assembledAt;
  return !isNoted && isAssembled(incident)
    ? [{ kind: 'assembled', key: effectKeys.assembled(generation) }]
    : [];
}

/**
 * The war room, in waves and not in line: the room, the owners and the facts at once; then the
 * invitations and the pinned checklist. One slow or dead vendor delays nothing but itself.
 */
export function assembleWarRoom(incident: Incident): readonly PlannedEffect[] {
  return [
    ...firstWave(incident),
    ...people(incident),
    ...pin(incident),
    ...(isGivenUp(incident) ? [] : assembled(incident)),
  ];
}
