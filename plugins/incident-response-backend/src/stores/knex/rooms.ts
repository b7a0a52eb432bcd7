import type { Knex } from 'knex';
import type { Head } from '../IncidentStore';
import { fromPlain, toPlain } from './plainText';
import type { SqliteTransaction } from './sqliteTransaction';

/** The incident that has, or had, this room. */
export async function incidentInRoom(
  knex: Knex,
  roomId: string,
): Promise<string | undefined> {
  const room = { room_id: toPlain(roomId) };
  const row: { incident_id: string } | undefined =
    (await knex('ir_rooms').where(room).first('incident_id')) ??
    // Written by a replica that does not keep rooms yet.
    (await knex('ir_heads').where(room).first('incident_id'));
  return row && fromPlain(row.incident_id);
}

/** Keeps the room of a head; every room of an incident is that of some head. */
export function keepRoom(trx: SqliteTransaction, head: Head): void {
  if (head.roomId === null) return;
  trx.write(
    `insert into ir_rooms (room_id, incident_id) values (?, ?)
     on conflict do nothing`,
    [toPlain(head.roomId), toPlain(head.incidentId)],
  );
}
