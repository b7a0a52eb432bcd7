import { OPEN_STATUSES } from '@incident-response/backstage-plugin-incident-response-common';
import type { Knex } from 'knex';
import type { PlanStore } from '../PlanStore';
import { dialectOf, selectRows } from './dialect';
import { handOut } from './handOut';
import { fromPlain, toPlain } from './plainText';

const STATUSES = [...OPEN_STATUSES, 'resolved']
  .map(status => `'${status}'`)
  .join(', ');

// What was never visited goes first, so that one that cannot be read keeps nobody waiting.
const PICKED = `
  select incident_id from ir_heads
  where status in (${STATUSES}) and plan_version < ?
    and (visit_until is null or visit_until <= ?)
  order by visit_until nulls first limit ?`;

export function createKnexPlanStore(knex: Knex): PlanStore {
  const sql = handOut(dialectOf(knex), PICKED, 'visit_until');
  return {
    claimOutdated: async ({ planVersion, now, visitUntil, limit }) => {
      const rows = await selectRows<{ incident_id: string }>(knex, sql, [
        planVersion,
        now,
        limit,
        visitUntil,
      ]);
      return rows.map(row => fromPlain(row.incident_id));
    },
    replan: async ({ incidentId, seq, dueAt, planVersion }) => {
      await knex('ir_heads')
        .where({ incident_id: toPlain(incidentId), seq })
        .where('plan_version', '<', planVersion)
        .update({
          due_at: dueAt === null ? null : Math.ceil(dueAt),
          plan_version: planVersion,
          visit_until: null,
        });
    },
  };
}
