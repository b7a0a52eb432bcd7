import type { Head } from '../IncidentStore';
import { peopleOf } from './headRow';
import { toPlain } from './plainText';
import type { SqliteTransaction } from './sqliteTransaction';

function asJson(head: Head): string {
  const { roles, refs } = peopleOf(head);
  return JSON.stringify(refs.map((ref, index) => [roles[index], ref]));
}

/** Adds who is not stored yet. */
export function writePeople(trx: SqliteTransaction, head: Head): void {
  if (head.owners.length + head.participants.length === 0) return;
  trx.write(
    `insert into ir_head_people (entity_ref, role, incident_id)
     select value ->> 1, value ->> 0, ? from json_each(?) where true
     on conflict do nothing`,
    [toPlain(head.incidentId), asJson(head)],
  );
}

/** Writes only the difference to what is stored. */
export function replacePeople(trx: SqliteTransaction, head: Head): void {
  trx.write(
    `delete from ir_head_people
     where incident_id = ? and (role, entity_ref) not in (
       select value ->> 0, value ->> 1 from json_each(?)
     )`,
    [toPlain(head.incidentId), asJson(head)],
  );
  writePeople(trx, head);
}
