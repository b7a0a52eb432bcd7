import type {
  Delivery,
  Ingested,
  RouteAlert,
  RouteDecision,
} from '../IncidentStore';
import {
  assignmentList,
  commitColumns,
  headColumns,
  nameList,
  valueList,
} from './columns';
import { groupColumns, inboxColumns, ingestedAs } from './ingestColumns';
import { KNOWN_SQL, knownValues, toKnown, type KnownRow } from './known';
import type { SqliteTransaction } from './sqliteTransaction';
import type { SqliteWriter } from './sqliteWriter';
import { writePeople } from './sqlitePeople';

/** @returns whether the incident was new */
function writeIncident(trx: SqliteTransaction, decision: RouteDecision) {
  if (decision.type !== 'open') return false;
  const head = headColumns(decision.head);
  const inserted = trx.write(
    `insert into ir_heads (${nameList(head)}) values (${valueList(head)})
     on conflict (incident_id) do nothing`,
    head.values,
  );
  if (inserted === 0) return false;
  trx.insert('ir_commits', commitColumns(decision.commit));
  writePeople(trx, decision.head);
  return true;
}

function writeGroup(
  trx: SqliteTransaction,
  delivery: Delivery,
  decision: RouteDecision,
  version: number,
) {
  const group = groupColumns(delivery, decision.group, version);
  trx.write(
    `insert into ir_alert_groups (${nameList(group)})
     values (${valueList(group)})
     on conflict (source, group_key) do update set ${assignmentList(group)}`,
    [...group.values, ...group.values],
  );
}

/** The transaction takes the write lock before it reads, so nothing can change between reading and storing. */
export async function ingestOnSqlite(
  write: SqliteWriter,
  delivery: Delivery,
  route: RouteAlert,
): Promise<Ingested> {
  return write((trx): Ingested => {
    const [row] = trx.rows<KnownRow>(KNOWN_SQL, knownValues(delivery));
    const { delivered, group, incident } = toKnown(row, delivery);
    if (delivered) return { type: 'known', incidentId: delivered.incidentId };
    const decision = route({ group: group?.record, incident });
    const opened = writeIncident(trx, decision);
    writeGroup(trx, delivery, decision, (group?.version ?? 0) + 1);
    trx.insert('ir_inbox', inboxColumns(delivery, decision));
    return ingestedAs(decision, opened);
  });
}
