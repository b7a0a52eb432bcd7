import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { toHeadRow } from '../../../stores/knex/headRow';
import { openSeedStore } from './openSeedStore';

const ENTITIES = ['checkout', 'payment-gateway', 'book-search', 'web-shop'];
const COMMANDERS = ['ada.moreau', 'ben.okafor', 'elif.yildiz'];
const BATCH = 500;
const HASH = '0'.repeat(64);

const pick = <T>(from: readonly T[], nth: number) => from[nth % from.length];

/** Mostly resolved, as a list is that has grown for years; the open ones are the newest. */
function headOf(nth: number, count: number, newest: number) {
  const open = count - nth <= 50;
  const declaredAt = new Date(newest - (count - nth) * 60_000).toISOString();
  const severity = pick(['P1', 'P2', 'P2', 'P3', 'P3', 'P4'] as const, nth);
  const entity = pick(ENTITIES, Math.floor(nth / 3));
  return toHeadRow({
    incidentId: `inc-seed-${nth}-${randomBytes(4).toString('hex')}`,
    seq: 1,
    hash: HASH,
    keyId: 'seed',
    signature: HASH,
    card: {
      title: `${entity}: error rate above ${nth % 97} % (${nth})`,
      kind: 'real',
      visibility: 'normal',
      severity,
      status: open ? 'active' : 'resolved',
      entityRef: `component:default/${entity}`,
      ic: `user:default/${pick(COMMANDERS, nth)}`,
      declaredAt,
      updatedAt: declaredAt,
    },
    owners: ['group:default/payments'],
    participants: [],
    roomId: null,
    dueAt: null,
    planVersion: 1,
  });
}

/** Cards without ledgers: what the list reads, and nothing else. */
export async function seedHeads(knex: Knex, count: number): Promise<void> {
  await openSeedStore(knex);
  const newest = Date.now() - 60_000;
  await knex.transaction(async trx => {
    for (let nth = 1; nth <= count; nth += BATCH) {
      const size = Math.min(BATCH, count - nth + 1);
      const rows = Array.from({ length: size }, (_, i) =>
        headOf(nth + i, count, newest),
      );
      await trx.batchInsert('ir_heads', rows, 40);
    }
  });
  await knex.raw('analyze');
}
