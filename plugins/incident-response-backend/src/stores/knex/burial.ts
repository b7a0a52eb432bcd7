import type { Knex } from 'knex';
import type { Tombstone } from '../RetentionStore';
import { columns, nameList, valueList, type Columns } from './columns';
import { toPlain } from './plainText';

/** One statement, in words that both databases understand. */
export interface Step {
  readonly sql: string;
  readonly values: readonly Knex.RawBinding[];
}

/** The ledger does not stand where the tombstone says: nothing may be removed. */
export class Moved extends Error {
  constructor(incidentId: string) {
    super(`The ledger of ${incidentId} moved on; it is kept.`);
    this.name = 'Moved';
  }
}

/** Removes one row, or the ledger moved. */
export function headStep({ incidentId, seq, hash }: Tombstone): Step {
  return {
    sql: 'delete from ir_heads where incident_id = ? and seq = ? and hash = ?',
    values: [toPlain(incidentId), seq, hash],
  };
}

/** Deliveries that are on their way look again, and find the tombstone. */
export function groupStep({ incidentId }: Tombstone): Step {
  return {
    sql: 'update ir_alert_groups set version = version + 1 where incident_id = ?',
    values: [toPlain(incidentId)],
  };
}

/** Answers a row where something is not on the ledger yet. */
export function waitingStep({ incidentId }: Tombstone): Step {
  return {
    sql: 'select 1 as one from ir_inbox where incident_id = ? and drained_at is null limit 1',
    values: [toPlain(incidentId)],
  };
}

const OF_ROOM =
  'room_id in (select room_id from ir_builtin_rooms where incident_id = ?)';

// Keys of deliveries stay: what is delivered again must be known again.
const OF_INCIDENT: readonly string[] = [
  'delete from ir_commits where incident_id = ?',
  'delete from ir_head_people where incident_id = ?',
  'delete from ir_rooms where incident_id = ?',
  `update ir_inbox set payload = '' where incident_id = ?`,
  // What the built-in parts show of it.
  `delete from ir_builtin_messages where ${OF_ROOM}`,
  `delete from ir_builtin_members where ${OF_ROOM}`,
  'delete from ir_builtin_rooms where incident_id = ?',
  'delete from ir_builtin_postmortems where incident_id = ?',
];

function announcements(incidentId: string): Step {
  const start = `${incidentId}/`;
  return {
    sql: `delete from ir_builtin_messages
      where room_id is null and substr(effect_key, 1, ${start.length}) = ?`,
    values: [start],
  };
}

function tombstoneColumns(tombstone: Tombstone): Columns {
  return columns({
    incident_id: ['text', toPlain(tombstone.incidentId)],
    seq: ['integer', tombstone.seq],
    hash: ['text', tombstone.hash],
    status: ['text', tombstone.status],
    visibility: ['text', tombstone.visibility],
    removed_at: ['bigint', Date.parse(tombstone.removedAt)],
    statement: ['text', tombstone.statement],
    key_id: ['text', toPlain(tombstone.keyId)],
    signature: ['text', tombstone.signature],
  });
}

/** Everything else, once it is certain. */
export function burialSteps(
  tombstone: Tombstone,
  persons: readonly string[],
): readonly Step[] {
  const { incidentId } = tombstone;
  const row = tombstoneColumns(tombstone);
  return [
    ...OF_INCIDENT.map(sql => ({ sql, values: [toPlain(incidentId)] })),
    announcements(incidentId),
    ...persons.map(person => ({
      sql: 'delete from ir_people where person_id = ?',
      values: [toPlain(person)],
    })),
    {
      sql: `insert into ir_tombstones (${nameList(row)}) values (${valueList(
        row,
      )})`,
      values: row.values,
    },
  ];
}
