import type { Knex } from 'knex';
import type { OpenedRoom } from '@incident-response/backstage-plugin-incident-response-node';
import { markedId, marker } from '../marker';
import { rejected } from '../outbound';

const ROOMS = 'ir_builtin_rooms';

interface RoomRow {
  readonly room_id: string;
  readonly name: string;
  readonly url: string;
  readonly archived_at: string | null;
}

function opened(row: RoomRow): OpenedRoom {
  return { roomId: row.room_id, name: row.name, url: row.url };
}

// An effect's key may repeat in another incident; the room's name never does.
const roomMarker = (name: string, key: string) => marker('room', name, key);

export async function insertRoom(
  tx: Knex,
  room: {
    readonly key: string;
    readonly name: string;
    readonly url: string;
    readonly incidentId: string;
    readonly at: string;
  },
): Promise<OpenedRoom> {
  const mark = roomMarker(room.name, room.key);
  const rows: RoomRow[] = await tx(ROOMS)
    .insert({
      room_id: markedId('room', mark),
      marker: mark,
      effect_key: room.key,
      incident_id: room.incidentId,
      name: room.name,
      url: room.url,
      opened_at: room.at,
    })
    .onConflict('marker')
    .merge({ repeats: tx.raw('?? + 1', [`${ROOMS}.repeats`]) })
    .returning(['room_id', 'name', 'url', 'archived_at']);
  return opened(rows[0]);
}

export async function findRoomByMarker(
  knex: Knex,
  room: { readonly key: string; readonly name: string },
): Promise<OpenedRoom | undefined> {
  const row = await knex<RoomRow & { marker: string }>(ROOMS)
    .where({ marker: roomMarker(room.name, room.key) })
    .first('room_id', 'name', 'url', 'archived_at');
  return row && opened(row);
}

export async function readRoomRow(
  knex: Knex,
  roomId: string,
): Promise<{ readonly url: string; readonly archived: boolean } | undefined> {
  const row = await knex<RoomRow>(ROOMS)
    .where({ room_id: roomId })
    .first('url', 'archived_at');
  return row && { url: row.url, archived: row.archived_at !== null };
}

/** @throws OutboundCallError where there is no such room */
export async function requireRoom(
  knex: Knex,
  roomId: string,
): Promise<{ readonly url: string }> {
  const room = await readRoomRow(knex, roomId);
  if (!room) {
    throw rejected(
      `There is no built-in war room ${roomId}. Was it opened in another chat?`,
    );
  }
  return room;
}

export async function archiveRoom(
  tx: Knex,
  roomId: string,
  at: string,
): Promise<void> {
  const archived = await tx(ROOMS)
    .where({ room_id: roomId })
    .update({ archived_at: tx.raw('coalesce(??, ?)', ['archived_at', at]) });
  if (archived === 0) await requireRoom(tx, roomId);
}

/** Adds people to a room; who is there already stays. */
export async function insertMembers(
  tx: Knex,
  roomId: string,
  entityRefs: readonly string[],
  at: string,
): Promise<void> {
  // SQLite takes only so many rows in one statement.
  for (let from = 0; from < entityRefs.length; from += 100) {
    await tx('ir_builtin_members')
      .insert(
        entityRefs.slice(from, from + 100).map(entityRef => ({
          room_id: roomId,
          entity_ref: entityRef,
          added_at: at,
        })),
      )
      .onConflict(['room_id', 'entity_ref'])
      .ignore();
  }
}
