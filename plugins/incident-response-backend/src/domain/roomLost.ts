import {
  isOpenStatus,
  type Incident,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { event, type DecisionContext } from './Decision';
import { effectKeys } from './effectKeys';

/**
 * The chat says that nothing can be done in this room any more. Of the incident's present room that is
 * news once; of another one it is none. While the incident is open the plan opens the next room. Once
 * it is over the room is to be archived: another replica did it a moment ago, or people were quicker,
 * and in both cases that step is done.
 */
export function loseRoom(
  { room, status }: Pick<Incident, 'room' | 'status'>,
  roomId: string,
  context: Pick<DecisionContext, 'actor' | 'now'>,
): readonly LedgerEvent[] {
  if (room?.roomId !== roomId || room.archived) return [];
  return isOpenStatus(status)
    ? [event('WAR_ROOM_LOST', { roomId }, context)]
    : [
        event(
          'WAR_ROOM_ARCHIVED',
          { roomId },
          context,
          effectKeys.archive(room.generation),
        ),
      ];
}

/** Whether nothing is to be done in this room any more. */
export const isPastRoom = (
  { room }: Pick<Incident, 'room'>,
  roomId: string,
): boolean => room?.roomId !== roomId || room.archived;

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
