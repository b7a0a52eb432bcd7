import type { Knex } from 'knex';
import { replacePeople } from './appendOnSqlite';
import {
  assignmentList,
  commitColumns,
  headColumns,
  nameList,
  valueList,
} from './columns';
import { groupColumns, inboxColumns } from './ingestColumns';
import type { IngestWrite, Written } from './ingestDelivery';
import { changesOf, insertRow } from './sqliteWrites';

async function writeGroup(
  trx: Knex.Transaction,
  { delivery, decision, groupVersion }: IngestWrite,
): Promise<boolean> {
  const group = groupColumns(delivery, decision.group, (groupVersion ?? 0) + 1);
  const [source, groupKey] = group.values;
  const result =
    groupVersion === undefined
      ? await trx.raw(
          `insert into ir_alert_groups (${nameList(group)})
           values (${valueList(group)}) on conflict do nothing`,
          [...group.values],
        )
      : await trx.raw(
          `update ir_alert_groups set ${assignmentList(group)}
           where source = ? and group_key = ? and version = ?`,
          [...group.values, source, groupKey, groupVersion],
        );
  return changesOf(result) === 1;
}

async function writeIncident(
  trx: Knex.Transaction,
  { decision }: IngestWrite,
): Promise<boolean> {
  if (decision.type !== 'open') return false;
  const head = headColumns(decision.head);
  const inserted = await trx.raw(
    `insert into ir_heads (${nameList(head)}) values (${valueList(head)})
     on conflict (incident_id) do nothing`,
    [...head.values],
  );
  if (changesOf(inserted) === 0) return false;
  await insertRow(trx, 'ir_commits', commitColumns(decision.commit));
  await replacePeople(trx, decision.head, true);
  return true;
}

/** The first statement writes, so that the transaction never has to upgrade a read lock. */
export async function ingestOnSqlite(
  knex: Knex,
  write: IngestWrite,
): Promise<Written> {
  return knex.transaction(async trx => {
    if (!(await writeGroup(trx, write))) return 'lost';
    const opened = await writeIncident(trx, write);
    await insertRow(
      trx,
      'ir_inbox',
      inboxColumns(write.delivery, write.decision),
    );
    return { opened };
  });
}
