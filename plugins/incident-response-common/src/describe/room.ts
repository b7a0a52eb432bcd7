import { CHECKLIST_LABELS } from '../checklist';
import type { roomEvents } from '../events/room';
import { plural } from '../extent';
import type { EventOf } from './EventOf';

/** What stands in the war room. */
export function describeRoom(event: EventOf<typeof roomEvents>): string {
  switch (event.type) {
    case 'WAR_ROOM_CREATED':
      return `War room ${event.data.name} opened`;
    case 'ROOM_NAME_CHANGED':
      return `The name ${event.data.from} is taken by another room: it is ${event.data.to} from here`;
    case 'WAR_ROOM_LOST':
      return 'War room archived in the chat';
    case 'ROOM_MESSAGE_POSTED':
      return `Posted in the war room: ${event.data.what}`;
    case 'ROOM_MESSAGE_UPDATED':
      return `Updated in the war room: ${event.data.what}`;
    case 'CONTEXT_SNAPSHOT_ATTACHED':
      return `Context attached: ${plural(event.data.facts.length, 'fact')}`;
    case 'CHANGES_ATTACHED':
      return `Recent changes attached: ${plural(
        event.data.facts.length,
        'fact',
      )}`;
    case 'CHECKLIST_PINNED':
      return 'Checklist pinned';
    case 'ROOM_TOPIC_SET':
      return 'Topic of the war room brought up to date';
    case 'ROOM_BOOKMARKED':
      return 'Incident page bookmarked in the war room';
    case 'CHECKLIST_ITEM_UPDATED':
      return `${event.data.done ? 'Ticked' : 'Unticked'}: ${
        CHECKLIST_LABELS[event.data.item]
      }`;
    case 'WAR_ROOM_ASSEMBLED':
      return `War room assembled in ${event.data.tookMs} ms`;
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}
