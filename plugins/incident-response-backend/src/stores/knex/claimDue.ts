import type { Knex } from 'knex';
import type { IncidentStore } from '../IncidentStore';
import { selectRows, type Dialect } from './dialect';
import { handOut } from './handOut';
import { fromPlain } from './plainText';

type DueQuery = Parameters<IncidentStore['claimDue']>[0];

const NOT_VISITED = '(visit_until is null or visit_until <= ?)';

// Each half walks its own partial index; what somebody visits now must not use up the limit.
const CANDIDATES = `
  select incident_id from (
    select incident_id from ir_heads
    where due_at is not null and due_at <= ? and ${NOT_VISITED}
    order by due_at limit ?
  ) due
  union
  select incident_id from (
    select distinct i.incident_id from ir_inbox i
    join ir_heads h on h.incident_id = i.incident_id
    where i.drained_at is null and i.received_at < ? and ${NOT_VISITED}
    limit ?
  ) waiting`;

// Longest overdue first. What is handed out is not a candidate again, so everything gets its turn.
const PICKED = `
  select incident_id from ir_heads
  where incident_id in (${CANDIDATES}) and ${NOT_VISITED}
  order by due_at nulls last limit ?`;

/** Hands each due incident to one caller. */
export async function claimDue(
  knex: Knex,
  dialect: Dialect,
  query: DueQuery,
): Promise<readonly string[]> {
  const { now, inboxBefore, limit, visitUntil } = query;
  const rows = await selectRows<{ incident_id: string }>(
    knex,
    handOut(dialect, PICKED, 'visit_until'),
    [now, now, limit, inboxBefore, now, limit, now, limit, visitUntil],
  );
  return rows.map(row => fromPlain(row.incident_id));
}
