import type { Knex } from 'knex';
import type { Head, IncidentStore, ListCriteria } from '../IncidentStore';
import { toCondition } from './criteria';
import { fromCursor, toCursor } from './cursor';
import { selectRows, type Dialect } from './dialect';
import { fromHeadRow, type HeadRow } from './headRow';
import { toPlain } from './plainText';

type Page = Parameters<IncidentStore['list']>[1];

function cursorOf(head: Head): string {
  return toCursor({
    declaredAt: Date.parse(head.card.declaredAt),
    incidentId: head.incidentId,
  });
}

/** Newest declared first. The order never changes, so a page never repeats or skips an incident. */
export async function listHeads(
  knex: Knex,
  dialect: Dialect,
  criteria: ListCriteria,
  { limit, cursor }: Page,
): Promise<{ heads: readonly Head[]; nextCursor?: string }> {
  const wanted = toCondition(criteria, dialect);
  const after = cursor === undefined ? undefined : fromCursor(cursor);
  const rows = await selectRows<HeadRow>(
    knex,
    `select * from ir_heads where (${wanted.sql})
     ${after ? 'and (declared_at, incident_id) < (?, ?)' : ''}
     order by declared_at desc, incident_id desc limit ?`,
    [
      ...wanted.bindings,
      ...(after ? [after.declaredAt, toPlain(after.incidentId)] : []),
      limit + 1,
    ],
  );
  const heads = rows.slice(0, limit).map(fromHeadRow);
  const last = heads.at(-1);
  return rows.length > limit && last
    ? { heads, nextCursor: cursorOf(last) }
    : { heads };
}
