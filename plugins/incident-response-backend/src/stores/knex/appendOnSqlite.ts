import type { StoredCommit } from '../../domain/ledger';
import type { Head } from '../IncidentStore';
import {
  assignmentList,
  commitColumns,
  headColumns,
  nameList,
  valueList,
} from './columns';
import { toPlain } from './plainText';
import { keepRoom } from './rooms';
import { replacePeople } from './sqlitePeople';
import type { SqliteTransaction } from './sqliteTransaction';
import type { SqliteWriter } from './sqliteWriter';

/** @returns whether the head stood where it was expected */
function moveHead(trx: SqliteTransaction, expectedSeq: number, head: Head) {
  const cols = headColumns(head);
  const moved =
    expectedSeq === 0
      ? trx.write(
          `insert into ir_heads (${nameList(cols)}) select ${valueList(cols)}
           where not exists (select 1 from ir_tombstones where incident_id = ?)
           on conflict (incident_id) do nothing`,
          [...cols.values, toPlain(head.incidentId)],
        )
      : trx.write(
          `update ir_heads set ${assignmentList(cols)}, visit_until = null
           where incident_id = ? and seq = ?`,
          [...cols.values, toPlain(head.incidentId), expectedSeq],
        );
  return moved === 1;
}

/** @returns whether the commit was stored */
export async function appendOnSqlite(
  write: SqliteWriter,
  expectedSeq: number,
  commit: StoredCommit,
  head: Head,
): Promise<boolean> {
  return write(trx => {
    if (!moveHead(trx, expectedSeq, head)) return false;
    trx.insert('ir_commits', commitColumns(commit));
    replacePeople(trx, head);
    keepRoom(trx, head);
    return true;
  });
}
