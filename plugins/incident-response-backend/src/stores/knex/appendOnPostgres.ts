import type { Knex } from 'knex';
import type { StoredCommit } from '../../domain/ledger';
import type { Head } from '../IncidentStore';
import {
  assignmentList,
  commitColumns,
  headColumns,
  nameList,
  typedValueList,
} from './columns';
import { selectRows } from './dialect';
import { peopleOf } from './headRow';
import { toPlain } from './plainText';

/**
 * One statement, so one round trip and one transaction: everything hangs on the head row moving.
 * @returns whether the commit was stored
 */
export async function appendOnPostgres(
  knex: Knex,
  expectedSeq: number,
  commit: StoredCommit,
  head: Head,
): Promise<boolean> {
  const headCols = headColumns(head);
  const commitCols = commitColumns(commit);
  const people = peopleOf(head);
  const moved =
    expectedSeq === 0
      ? `insert into ir_heads (${nameList(headCols)})
         select ${typedValueList(headCols)}
         where not exists (select 1 from ir_tombstones where incident_id = ?)
         on conflict (incident_id) do nothing`
      : `update ir_heads set ${assignmentList(headCols)}, visit_until = null
         where incident_id = ? and seq = ?`;
  const condition =
    expectedSeq === 0
      ? [toPlain(commit.incidentId)]
      : [toPlain(commit.incidentId), expectedSeq];
  const [result] = await selectRows<{ stored: number }>(
    knex,
    `with moved as (${moved} returning incident_id),
     stored as (
       insert into ir_commits (${nameList(commitCols)})
       select ${typedValueList(commitCols)} from moved returning seq
     ),
     people as (
       select * from unnest(?::text[], ?::text[]) as p(role, entity_ref)
     ),
     gone as (
       delete from ir_head_people h using moved
       where h.incident_id = moved.incident_id and not exists (
         select 1 from people p where p.role = h.role and p.entity_ref = h.entity_ref
       )
     ),
     come as (
       insert into ir_head_people (entity_ref, role, incident_id)
       select p.entity_ref, p.role, moved.incident_id from moved, people p
       on conflict do nothing
     ),
     room as (
       insert into ir_rooms (room_id, incident_id)
       select r.room_id, moved.incident_id
       from moved, (select ?::text as room_id) r where r.room_id is not null
       on conflict do nothing
     )
     select count(*)::integer as stored from stored`,
    [
      ...headCols.values,
      ...condition,
      ...commitCols.values,
      [...people.roles],
      [...people.refs],
      head.roomId === null ? null : toPlain(head.roomId),
    ],
  );
  return result.stored === 1;
}
