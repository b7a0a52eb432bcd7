import type {
  DoubledPlace,
  OutboundCall,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { FindPeople } from '../people/findPeople';
import type { Channels } from './channels';
import type { DirectMessages } from './directMessages';
import { inRoom } from './inRoom';
import type { Messages } from './messages';
import type { RoomHead } from './roomHead';

type Removed = Promise<{ readonly removed: number }>;

/** Leaves one of what one call did twice. */
export function createRemoveDoubles(deps: {
  readonly findPeople: FindPeople;
  readonly directMessages: DirectMessages;
  readonly messages: Pick<Messages, 'removeDoubles'>;
  readonly roomHead: Pick<RoomHead, 'removeDoubles'>;
  readonly channels: Pick<Channels, 'find' | 'archive'>;
  readonly announcing: () => string;
}) {
  const { messages, roomHead, channels } = deps;

  async function inDirectMessages(
    { person }: Extract<DoubledPlace, { in: 'direct' }>,
    marker: string,
    call: OutboundCall,
  ): Removed {
    const { slackIds, trouble } = await deps.findPeople([person], call);
    if (trouble) throw trouble;
    const user = slackIds.get(person.id);
    // Who cannot be written to was not.
    if (user === undefined) return { removed: 0 };
    const channel = await deps.directMessages(user, call);
    return messages.removeDoubles(channel, { marker }, call);
  }

  /** Nobody was ever invited into a room that was given up for another name. */
  async function abandonedRooms(
    { names, keep }: Extract<DoubledPlace, { in: 'rooms' }>,
    call: OutboundCall,
  ): Removed {
    let removed = 0;
    for (const name of names) {
      const room = await channels.find(name, call);
      if (!room || keep.includes(room.roomId)) continue;
      await channels.archive(room.roomId, call);
      removed += 1;
    }
    return { removed };
  }

  return async (
    {
      marker,
      place,
    }: { readonly marker: string; readonly place: DoubledPlace },
    call: OutboundCall,
  ): Removed => {
    switch (place.in) {
      case 'room': {
        const { roomId, keep } = place;
        const doubled = { marker, ...(keep ? { keep } : {}) };
        return inRoom(roomId, messages.removeDoubles(roomId, doubled, call));
      }
      case 'announcements':
        return messages.removeDoubles(deps.announcing(), { marker }, call);
      case 'direct':
        return inDirectMessages(place, marker, call);
      case 'bookmarks': {
        const { roomId, url } = place;
        return inRoom(roomId, roomHead.removeDoubles(roomId, url, call));
      }
      case 'rooms':
        return abandonedRooms(place, call);
      default: {
        const unreachable: never = place;
        return unreachable;
      }
    }
  };
}
