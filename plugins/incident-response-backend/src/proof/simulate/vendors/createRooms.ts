import {
  RoomArchived,
  RoomNameTaken,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Chance } from '../Chance';

/** What people do with rooms beside us: they archive some, and some names are theirs. */
export interface Rooms {
  /** @throws RoomNameTaken */
  name(name: string): void;
  /** @throws RoomArchived */
  use(roomId: string): void;
  /** From now on people leave rooms alone. */
  clear(): void;
}

export function createRooms(chance: Chance): Rooms {
  const names = new Map<string, boolean>();
  const archived = new Set<string>();
  let cleared = false;
  const happens = (share: number) => !cleared && chance.happens(share);
  return {
    clear: () => {
      cleared = true;
    },
    name: name => {
      const isTaken = names.get(name) ?? happens(0.08);
      names.set(name, isTaken);
      if (isTaken) throw new RoomNameTaken(name, `${name} is taken.`);
    },
    use: roomId => {
      if (happens(0.004)) archived.add(roomId);
      if (archived.has(roomId))
        throw new RoomArchived(roomId, `${roomId} is archived.`);
    },
  };
}
