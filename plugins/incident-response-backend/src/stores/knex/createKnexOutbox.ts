import type { Knex } from 'knex';
import type { Outbox } from '../Outbox';
import { dialectOf, selectRows } from './dialect';
import { fromPlain, toPlain } from './plainText';

const PICKED = `
  select incident_id from ir_heads
  where told_seq < seq and (tell_until is null or tell_until <= ?)
  order by updated_at limit ?`;

const POSTGRES = `
  with picked as materialized (${PICKED} for update skip locked)
  update ir_heads h set tell_until = ? from picked
  where h.incident_id = picked.incident_id
  returning h.incident_id, h.told_seq, h.seq, h.visibility`;

const SQLITE = `
  with picked as (${PICKED})
  update ir_heads set tell_until = ?
  where incident_id in (select incident_id from picked)
  returning incident_id, told_seq, seq, visibility`;

interface UntoldRow {
  readonly incident_id: string;
  readonly told_seq: number;
  readonly seq: number;
  readonly visibility: string;
}

export function createKnexOutbox(knex: Knex): Outbox {
  const sql = dialectOf(knex) === 'postgres' ? POSTGRES : SQLITE;
  return {
    claimUntold: async ({ now, until, limit }) => {
      const rows = await selectRows<UntoldRow>(knex, sql, [now, limit, until]);
      return rows.map(row => ({
        incidentId: fromPlain(row.incident_id),
        toldSeq: row.told_seq,
        seq: row.seq,
        restricted: row.visibility === 'restricted',
      }));
    },
    postpone: async (incidentId, until) => {
      await knex('ir_heads')
        .where({ incident_id: toPlain(incidentId) })
        .update({ tell_until: Math.ceil(until) });
    },
    markTold: async (incidentId, seq) => {
      await knex('ir_heads')
        .where({ incident_id: toPlain(incidentId) })
        .where('told_seq', '<', seq)
        .update({ told_seq: seq, tell_until: null });
    },
  };
}
