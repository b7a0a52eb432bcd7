import type { Knex } from 'knex';
import type { Delivery, InboxItem } from '../IncidentStore';
import { toPlain } from './plainText';

// SQLite takes a limited number of values in one statement.
const CHUNK = 500;

interface InboxRow {
  readonly inbox_id: number | string;
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

export async function markDrained(
  knex: Knex,
  inboxIds: readonly string[],
  now: number,
): Promise<void> {
  for (let start = 0; start < inboxIds.length; start += CHUNK)
    await knex('ir_inbox')
      .whereIn('inbox_id', inboxIds.slice(start, start + CHUNK))
      .whereNull('drained_at')
      .update({ drained_at: now });
}
