import type {
  Delivery,
  Ingested,
  RouteAlert,
  RouteDecision,
  Surroundings,
} from '../IncidentStore';
import {
  assignmentList,
  commitColumns,
  headColumns,
  nameList,
  valueList,
} from './columns';
import {
  groupColumns,
  inboxColumns,
  ingestedAs,
  routeColumns,
} from './ingestColumns';
import { knownQuery, toKnown, type KnownRow } from './known';
import type { SqliteTransaction } from './sqliteTransaction';
import type { SqliteWriter } from './sqliteWriter';
import { writePeople } from './sqlitePeople';

type Opening = Extract<RouteDecision, { type: 'open' }>;

/** The limit was looked at in the same transaction, so there is a slot. */
function takeSlot(trx: SqliteTransaction, limit: Opening['limit']) {
  if (!limit) return;
  trx.write(
    `update ir_openings set opened_at = ? where slot = (
       select slot from ir_openings where slot < ? order by opened_at limit 1
     )`,
    [limit.now, limit.limit],
  );
}

function writeRoute(trx: SqliteTransaction, opening: Opening) {
  if (!opening.claim) return;
  const route = routeColumns(opening.claim, opening.commit.incidentId);
  trx.write(
    `insert into ir_alert_routes (${nameList(route)}) values (${valueList(
      route,
    )})
     on conflict (kind, route_key) do update set ${assignmentList(route)}`,
    [...route.values, ...route.values],
  );
}

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
  takeSlot(trx, decision.limit);
  writeRoute(trx, decision);
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
  surroundings: Surroundings,
): Promise<Ingested> {
  return write((trx): Ingested => {
    const { sql, values } = knownQuery(delivery, surroundings);
    const [row] = trx.rows<KnownRow>(sql, values);
    const { delivered, group, knowledge } = toKnown(
      row,
      delivery,
      surroundings,
    );
    if (delivered) return { type: 'known', incidentId: delivered.incidentId };
    const decision = route(knowledge);
    const opened = writeIncident(trx, decision);
    writeGroup(trx, delivery, decision, (group?.version ?? 0) + 1);
    trx.insert('ir_inbox', inboxColumns(delivery, decision));
    return ingestedAs(decision, opened);
  });
}
