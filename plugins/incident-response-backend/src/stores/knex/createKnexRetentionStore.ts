import {
  incidentStatusSchema,
  incidentVisibilitySchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Knex } from 'knex';
import type { RetentionStore, Tombstone } from '../RetentionStore';
import { selectRows, type Dialect } from './dialect';
import { fromPlain, toPlain } from './plainText';

interface TombstoneRow {
  readonly incident_id: string;
  readonly seq: number;
  readonly hash: string;
  readonly status: string;
  readonly visibility: string;
  readonly removed_at: number | string;
  readonly statement: string;
  readonly key_id: string;
  readonly signature: string;
}

function toTombstone(row: TombstoneRow): Tombstone {
  return {
    incidentId: fromPlain(row.incident_id),
    seq: row.seq,
    hash: row.hash,
    status: incidentStatusSchema.parse(row.status),
    visibility: incidentVisibilitySchema.parse(row.visibility),
    removedAt: new Date(Number(row.removed_at)).toISOString(),
    statement: row.statement,
    keyId: fromPlain(row.key_id),
    signature: row.signature,
  };
}

async function removable(
  knex: Knex,
  { now, limit, cursor }: Parameters<RetentionStore['removable']>[0],
) {
  const [at, after] = cursor
    ? (JSON.parse(cursor) as [number, string])
    : [0, ''];
  const rows = await selectRows<{
    incident_id: string;
    removable_at: number | string;
  }>(
    knex,
    `select incident_id, removable_at from ir_heads
     where removable_at is not null and removable_at <= ?
       and (removable_at > ? or (removable_at = ? and incident_id > ?))
     order by removable_at, incident_id limit ?`,
    [now, at, at, after, limit],
  );
  const last = rows.at(-1);
  return {
    incidentIds: rows.map(row => fromPlain(row.incident_id)),
    ...(last && rows.length === limit
      ? {
          nextCursor: JSON.stringify([
            Number(last.removable_at),
            last.incident_id,
          ]),
        }
      : {}),
  };
}

/** Of these people those whom no other ledger and no waiting delivery names; may read a lot. */
async function onlyNamedBy(
  knex: Knex,
  dialect: Dialect,
  incidentId: string,
  persons: readonly string[],
): Promise<readonly string[]> {
  const holds =
    dialect === 'sqlite'
      ? 'instr(payload, ?) > 0'
      : 'position(? in payload) > 0';
  const alone: string[] = [];
  for (const person of persons) {
    const name = JSON.stringify(person);
    const others = await selectRows(
      knex,
      `select 1 as one where
         exists (select 1 from ir_commits where incident_id <> ? and ${holds})
         or exists (select 1 from ir_inbox where drained_at is null and ${holds})`,
      [toPlain(incidentId), name, name],
    );
    if (others.length === 0) alone.push(person);
  }
  return alone;
}

/** Tombstones in SQLite or Postgres. The tables must be there. */
export function createKnexRetentionStore(
  knex: Knex,
  dialect: Dialect,
  bury: RetentionStore['bury'],
): RetentionStore {
  const table = () => knex<TombstoneRow>('ir_tombstones');
  return {
    removable: query => removable(knex, query),
    bury: async (tombstone, persons) =>
      bury(
        tombstone,
        await onlyNamedBy(knex, dialect, tombstone.incidentId, persons),
      ),
    tombstones: async incidentIds => {
      if (incidentIds.length === 0) return [];
      const rows = await table().whereIn(
        'incident_id',
        [...new Set(incidentIds)].map(toPlain),
      );
      return rows.map(toTombstone);
    },
    listTombstones: async ({ limit, cursor }) => {
      const all = table().orderBy('incident_id').limit(limit);
      const rows = await (cursor === undefined
        ? all
        : all.where('incident_id', '>', cursor));
      const last = rows.at(-1);
      return {
        tombstones: rows.map(toTombstone),
        ...(last && rows.length === limit
          ? { nextCursor: last.incident_id }
          : {}),
      };
    },
  };
}
