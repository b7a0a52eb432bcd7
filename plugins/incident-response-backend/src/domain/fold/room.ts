import type {
  LedgerEventOf,
  WarRoom,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, generationOf, TOPIC } from '../effectKeys';
import type { FoldedIncident } from '../FoldedIncident';
import { withTaken } from '../roomName';
import { withoutClaim, withoutOpenInRoom, withoutUpdatesOf } from './effects';

type RoomEvent = LedgerEventOf<
  | 'WAR_ROOM_CREATED'
  | 'ROOM_NAME_CHANGED'
  | 'WAR_ROOM_LOST'
  | 'ROOM_MESSAGE_POSTED'
  | 'ROOM_MESSAGE_UPDATED'
  | 'CONTEXT_SNAPSHOT_ATTACHED'
  | 'CHANGES_ATTACHED'
  | 'CHECKLIST_PINNED'
  | 'ROOM_TOPIC_SET'
  | 'ROOM_BOOKMARKED'
  | 'CHECKLIST_ITEM_UPDATED'
  | 'WAR_ROOM_ASSEMBLED'
>;

function inRoom(
  incident: FoldedIncident,
  change: (room: WarRoom) => WarRoom,
): FoldedIncident {
  return incident.room
    ? { ...incident, room: change(incident.room) }
    : incident;
}

/** Whoever comes by the address of an earlier room still finds the incident. */
function formerRoomsOf({
  room,
  formerRooms = [],
}: FoldedIncident): Pick<FoldedIncident, 'formerRooms'> {
  if (!room) return {};
  const { generation, roomId, name, url, lostAt } = room;
  const former = { generation, roomId, name, url, ...(lostAt && { lostAt }) };
  return { formerRooms: [...formerRooms, former] };
}

function nameChanged(
  incident: FoldedIncident,
  { at, data }: LedgerEventOf<'ROOM_NAME_CHANGED'>,
): FoldedIncident {
  const { generation, from: name } = data;
  return {
    ...withTaken(incident, { generation, name }),
    effects: withoutClaim(incident.effects, effectKeys.room(generation), at),
  };
}

function lost(
  incident: FoldedIncident,
  { at: lostAt, data }: LedgerEventOf<'WAR_ROOM_LOST'>,
): FoldedIncident {
  if (incident.room?.roomId !== data.roomId) return incident;
  return inRoom(
    { ...incident, effects: withoutOpenInRoom(incident.effects) },
    room => ({ ...room, archived: true, lostAt }),
  );
}

function opened(
  incident: FoldedIncident,
  event: LedgerEventOf<'WAR_ROOM_CREATED'>,
): FoldedIncident {
  const { assemblyFailure: _over, ...rest } = incident;
  return {
    ...rest,
    // Nobody is in a later room yet.
    responders:
      event.data.generation > 1
        ? incident.responders.map(({ addedAt: _before, ...responder }) =>
            responder.invite === 'invited'
              ? { ...responder, invite: 'pending' }
              : responder,
          )
        : incident.responders,
    ...formerRoomsOf(incident),
    room: {
      ...event.data,
      openedAt: event.at,
      archived: false,
      messages: {},
      pinned: [],
    },
    milestones: {
      ...incident.milestones,
      roomOpenedAt: incident.milestones.roomOpenedAt ?? event.at,
    },
  };
}

/** What is told late of a room before must not be taken for what this room shows. */
function messageShown(
  incident: FoldedIncident,
  event: LedgerEventOf<'ROOM_MESSAGE_POSTED' | 'ROOM_MESSAGE_UPDATED'>,
): FoldedIncident {
  const { what, messageId, hash } = event.data;
  const isOfThisRoom = ({ generation, messages }: WarRoom) =>
    event.type === 'ROOM_MESSAGE_POSTED'
      ? !event.effect || generationOf(event.effect) === generation
      : messages[what]?.messageId === messageId;
  return inRoom(
    { ...incident, effects: withoutUpdatesOf(what, incident.effects) },
    room =>
      isOfThisRoom(room)
        ? {
            ...room,
            messages: { ...room.messages, [what]: { messageId, hash } },
          }
        : room,
  );
}

/** Folds the war room: what it is, what it shows and what was ticked. */
export function foldRoom(
  incident: FoldedIncident,
  event: RoomEvent,
): FoldedIncident {
  switch (event.type) {
    case 'WAR_ROOM_CREATED':
      return opened(incident, event);
    case 'ROOM_NAME_CHANGED':
      return nameChanged(incident, event);
    case 'WAR_ROOM_LOST':
      return lost(incident, event);
    case 'ROOM_MESSAGE_POSTED':
    case 'ROOM_MESSAGE_UPDATED':
      return messageShown(incident, event);
    case 'CONTEXT_SNAPSHOT_ATTACHED':
      return { ...incident, context: event.data.facts };
    case 'CHANGES_ATTACHED':
      return { ...incident, changes: event.data.facts };
    case 'CHECKLIST_PINNED':
      return inRoom(incident, room => ({
        ...room,
        pinned: [...room.pinned, event.data.messageId],
      }));
    case 'ROOM_TOPIC_SET': {
      const { roomId, hash: topicHash } = event.data;
      const effects = withoutUpdatesOf(TOPIC, incident.effects);
      return inRoom({ ...incident, effects }, room =>
        room.roomId === roomId ? { ...room, topicHash } : room,
      );
    }
    case 'ROOM_BOOKMARKED':
      return inRoom(incident, room =>
        room.roomId === event.data.roomId
          ? { ...room, bookmarked: true }
          : room,
      );
    case 'CHECKLIST_ITEM_UPDATED': {
      const { item, done } = event.data;
      return {
        ...incident,
        checklist: incident.checklist.map(entry => {
          if (entry.item !== item) return entry;
          return done && event.actor.kind === 'person'
            ? { item, done, doneAt: event.at, doneBy: event.actor.entityRef }
            : { item, done };
        }),
      };
    }
    case 'WAR_ROOM_ASSEMBLED':
      return {
        ...incident,
        milestones: {
          ...incident.milestones,
          assembledAt: incident.milestones.assembledAt ?? event.at,
        },
      };
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}
