import { RoomArchived } from '@incident-response/backstage-plugin-incident-response-node';
import { SlackRefusal } from '../client/toFailure';

/** Does something in a war room, and says so where the room is archived. */
export async function inRoom<T>(roomId: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SlackRefusal && error.code === 'is_archived')
      throw new RoomArchived(roomId, error.message, error);
    throw error;
  }
}
