import { accept, type Decision } from '../Decision';
import type { FoldedIncident } from '../FoldedIncident';
import { seeRoomArchived } from '../roomLost';
import { actorOf } from './Observed';

/** People or the chat archived the room; who it was, the chat does not say. */
export function archived(
  incident: FoldedIncident,
  roomId: string | undefined,
  now: Date,
): Decision {
  return roomId === undefined
    ? accept()
    : accept(
        ...seeRoomArchived(incident, roomId, {
          actor: actorOf(undefined),
          now,
        }),
      );
}
