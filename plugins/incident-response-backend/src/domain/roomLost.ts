import {
  isOpenStatus,
  type Incident,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { event, type DecisionContext } from './Decision';

/**
 * The chat says that nothing can be done in this room any more. Of the incident's present room that is
 * news once; of another one it is none. While the incident is open the plan opens the next room.
 */
export function loseRoom(
  { room }: Pick<Incident, 'room'>,
  roomId: string,
  context: Pick<DecisionContext, 'actor' | 'now'>,
): readonly LedgerEvent[] {
  return room?.roomId === roomId && !room.archived
    ? [event('WAR_ROOM_LOST', { roomId }, context)]
    : [];
}

/** The same, where the room was seen to be archived: once it is over we archive it ourselves. */
export function seeRoomArchived(
  incident: Pick<Incident, 'room' | 'status'>,
  roomId: string,
  context: Pick<DecisionContext, 'actor' | 'now'>,
): readonly LedgerEvent[] {
  return isOpenStatus(incident.status)
    ? loseRoom(incident, roomId, context)
    : [];
}
