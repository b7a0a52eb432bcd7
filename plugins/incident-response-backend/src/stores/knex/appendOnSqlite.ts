import type { Knex } from 'knex';
import type { StoredCommit } from '../../domain/ledger';
import type { Head } from '../IncidentStore';
import {
  assignmentList,
  commitColumns,
  headColumns,
  nameList,
  valueList,
} from './columns';
import { peopleOf } from './headRow';
import { toPlain } from './plainText';
import { changesOf, insertRow } from './sqliteWrites';

/**
 * The first statement writes, so that the transaction never has to upgrade a read lock.
 * @returns whether the commit was stored
 */
export async function appendOnSqlite(
  knex: Knex,
  expectedSeq: number,
  commit: StoredCommit,
  head: Head,
): Promise<boolean> {
  const cols = headColumns(head);
  return knex.transaction(async trx => {
    const moved =
      expectedSeq === 0
        ? trx.raw(
            `insert into ir_heads (${nameList(cols)}) values (${valueList(
              cols,
            )}) on conflict (incident_id) do nothing`,
            [...cols.values],
          )
        : trx.raw(
            `update ir_heads set ${assignmentList(cols)}, visit_until = null
             where incident_id = ? and seq = ?`,
            [...cols.values, toPlain(commit.incidentId), expectedSeq],
          );
    if (changesOf(await moved) === 0) return false;
    await insertRow(trx, 'ir_commits', commitColumns(commit));
    await replacePeople(trx, head, expectedSeq === 0);
    return true;
  });
}

/** Writes only the difference to what is stored. */
export async function replacePeople(
  trx: Knex.Transaction,
  head: Head,
  isNew: boolean,
): Promise<void> {
  const incidentId = toPlain(head.incidentId);
  const { roles, refs } = peopleOf(head);
  const wanted = JSON.stringify(refs.map((ref, i) => [roles[i], ref]));
  if (!isNew)
    await trx.raw(
      `delete from ir_head_people where incident_id = ? and (role, entity_ref) not in (
         select value ->> 0, value ->> 1 from json_each(?)
       )`,
      [incidentId, wanted],
    );
  if (refs.length > 0)
    await trx.raw(
      `insert into ir_head_people (entity_ref, role, incident_id)
       select value ->> 1, value ->> 0, ? from json_each(?) where true
       on conflict do nothing`,
      [incidentId, wanted],
    );
}
