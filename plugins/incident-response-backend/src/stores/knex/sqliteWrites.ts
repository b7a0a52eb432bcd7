import type { Knex } from 'knex';
import { nameList, valueList, type Columns } from './columns';

/** How many rows a raw statement on SQLite wrote. */
export function changesOf(result: { changes: number }): number {
  return result.changes;
}

export async function insertRow(
  trx: Knex.Transaction,
  table: string,
  row: Columns,
): Promise<void> {
  await trx.raw(
    `insert into ${table} (${nameList(row)}) values (${valueList(row)})`,
    [...row.values],
  );
}
