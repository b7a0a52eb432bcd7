import type { Knex } from 'knex';
import type { Outbox } from '../Outbox';
import { dialectOf, selectRows } from './dialect';
import { handOut } from './handOut';
import { fromPlain, toPlain } from './plainText';

const PICKED = `
  select incident_id from ir_heads
  where told_seq < seq and (tell_until is null or tell_until <= ?)
  order by updated_at limit ?`;

interface UntoldRow {
  readonly incident_id: string;
  readonly told_seq: number;
  readonly seq: number;
  readonly visibility: string;
}

export function createKnexOutbox(knex: Knex): Outbox {
  const sql = handOut(dialectOf(knex), PICKED, 'tell_until', [
    'incident_id',
    'told_seq',
    'seq',
    'visibility',
  ]);
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
