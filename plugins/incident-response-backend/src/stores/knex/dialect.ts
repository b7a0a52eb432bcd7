import type { Knex } from 'knex';

export type Dialect = 'postgres' | 'sqlite';

/** Which of the two supported databases a connection talks to. */
export function dialectOf(knex: Knex): Dialect {
  const client = String(knex.client.config.client);
  if (client === 'better-sqlite3') return 'sqlite';
  if (client === 'pg') return 'postgres';
  throw new Error(
    `The incident ledger cannot be kept in a "${client}" database. Set backend.database.client to "pg" or "better-sqlite3".`,
  );
}

/** Rows of a raw query, the same way on both databases. */
export async function selectRows<TRow>(
  knex: Knex,
  sql: string,
  bindings: readonly Knex.RawBinding[],
): Promise<TRow[]> {
  const result: unknown = await knex.raw(sql, [...bindings]);
  return Array.isArray(result) ? result : (result as { rows: TRow[] }).rows;
}

const UNIQUE_VIOLATIONS: ReadonlySet<unknown> = new Set([
  '23505',
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
]);

const LOST_RACES: ReadonlySet<unknown> = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '22012', // division by zero: a statement that undoes itself
]);

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error
    ? error.code
    : undefined;
}

/** Somebody else stored the same key first; nothing of ours was stored. */
export function isUniqueViolation(error: unknown): boolean {
  return UNIQUE_VIOLATIONS.has(codeOf(error));
}

/** Nothing was stored and the same transaction may well succeed when repeated. */
export function isLostRace(error: unknown): boolean {
  return isUniqueViolation(error) || LOST_RACES.has(codeOf(error));
}
