import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, isLookUp } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import { isSettled } from './settled';

/** `inc-20261123-checkout-errors-1a2b3c`: deterministic, so that a lost room can be found. */
export function roomName(incident: Incident, generation: number): string {
  const day = incident.milestones.declaredAt.slice(0, 10).replace(/-/g, '');
  const slug = incident.title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const id6 = incident.id.replace(/^inc-/, '').slice(0, 6);
  const again = generation > 1 ? `-${generation}` : '';
  return ['inc', day, slug || 'incident', id6].join('-') + again;
}

function firstWave(incident: Incident): readonly PlannedEffect[] {
  return [
    ...(incident.room
      ? []
      : [
          {
            kind: 'openRoom',
            key: effectKeys.room(1),
            generation: 1,
            name: roomName(incident, 1),
          } as const,
        ]),
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
  if (!room || room.archived || incident.status === 'resolved') return [];
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
          key: effectKeys.pin('checklist'),
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
    room.messages[what] !== undefined || settled(effectKeys.post(what));
  return (
    settled(effectKeys.ownership) &&
    settled(effectKeys.context) &&
    settled(effectKeys.changes) &&
    shown('headline') &&
    shown('checklist') &&
    (!room.messages.checklist || settled(effectKeys.pin('checklist'))) &&
    areInvited(incident)
  );
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
    ...(!incident.milestones.assembledAt && isAssembled(incident)
      ? [{ kind: 'assembled', key: effectKeys.assembled } as const]
      : []),
  ];
}
