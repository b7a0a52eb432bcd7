import type {
  LedgerEventOf,
  WarRoom,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';

type RoomEvent = LedgerEventOf<
  | 'WAR_ROOM_CREATED'
  | 'ROOM_MESSAGE_POSTED'
  | 'ROOM_MESSAGE_UPDATED'
  | 'CONTEXT_SNAPSHOT_ATTACHED'
  | 'CHANGES_ATTACHED'
  | 'CHECKLIST_PINNED'
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

function opened(
  incident: FoldedIncident,
  event: LedgerEventOf<'WAR_ROOM_CREATED'>,
): FoldedIncident {
  return {
    ...incident,
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

/** Folds the war room: what it is, what it shows and what was ticked. */
export function foldRoom(
  incident: FoldedIncident,
  event: RoomEvent,
): FoldedIncident {
  switch (event.type) {
    case 'WAR_ROOM_CREATED':
      return opened(incident, event);
    case 'ROOM_MESSAGE_POSTED':
    case 'ROOM_MESSAGE_UPDATED': {
      const { what, messageId, hash } = event.data;
      return inRoom(incident, room => ({
        ...room,
        messages: { ...room.messages, [what]: { messageId, hash } },
      }));
    }
    case 'CONTEXT_SNAPSHOT_ATTACHED':
      return { ...incident, context: event.data.facts };
    case 'CHANGES_ATTACHED':
      return { ...incident, changes: event.data.facts };
    case 'CHECKLIST_PINNED':
      return inRoom(incident, room => ({
        ...room,
        pinned: [...room.pinned, event.data.messageId],
      }));
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
        milestones: { ...incident.milestones, assembledAt: event.at },
      };
    default: {
      const unreachable: never = event;
      return unreachable;
    }
  }
}
