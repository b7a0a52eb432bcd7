import type { Knex } from 'knex';
import type { Delivery, InboxItem } from '../IncidentStore';
import { toPlain } from './plainText';
import type { SqliteWriter } from './sqliteWriter';

interface InboxRow {
  readonly inbox_id: number | string;
  readonly incident_id: string | null;
  readonly payload: string;
}

export async function readInbox(
  knex: Knex,
  incidentId: string,
  limit: number,
): Promise<readonly InboxItem[]> {
  const rows = await knex<InboxRow>('ir_inbox')
    .select('inbox_id', 'payload')
    .where({ incident_id: toPlain(incidentId) })
    .whereNull('drained_at')
    .orderBy(['received_at', 'inbox_id'])
    .limit(limit);
  return rows.map(row => {
    const delivery: Delivery = JSON.parse(row.payload);
    return { ...delivery, inboxId: String(row.inbox_id), incidentId };
  });
}

export async function markDrainedOnPostgres(
  knex: Knex,
  inboxIds: readonly string[],
  now: number,
): Promise<void> {
  if (inboxIds.length === 0) return;
  await knex.raw(
    `update ir_inbox set drained_at = ?
     where inbox_id = any(?::bigint[]) and drained_at is null`,
    [now, [...inboxIds]],
  );
}

export async function markDrainedOnSqlite(
  write: SqliteWriter,
  inboxIds: readonly string[],
  now: number,
): Promise<void> {
  if (inboxIds.length === 0) return;
  await write(trx =>
    trx.write(
      `update ir_inbox set drained_at = ?
       where inbox_id in (select value from json_each(?)) and drained_at is null`,
      [now, JSON.stringify(inboxIds.map(Number))],
    ),
  );
}
