import type { Knex } from 'knex';
import type { RetentionStore, Tombstone } from '../RetentionStore';
import {
  burialSteps,
  groupStep,
  headStep,
  Moved,
  waitingStep,
  type Step,
} from './burial';
import type { SqliteWriter } from './sqliteWriter';

type Bury = RetentionStore['bury'];

/** Undoes the whole transaction where the ledger moved. */
async function unlessMoved(work: () => Promise<void>) {
  try {
    await work();
    return 'buried' as const;
  } catch (error) {
    if (error instanceof Moved) return 'moved' as const;
    throw error;
  }
}

export function buryOnSqlite(write: SqliteWriter): Bury {
  return (tombstone, persons) =>
    unlessMoved(() =>
      write(trx => {
        const run = ({ sql, values }: Step) => trx.write(sql, values);
        const waiting = waitingStep(tombstone);
        if (
          run(headStep(tombstone)) !== 1 ||
          trx.rows(waiting.sql, waiting.values).length > 0
        )
          throw new Moved(tombstone.incidentId);
        run(groupStep(tombstone));
        burialSteps(tombstone, persons).forEach(run);
      }),
    );
}

async function buryIn(
  trx: Knex.Transaction,
  tombstone: Tombstone,
  persons: readonly string[],
): Promise<void> {
  const run = async ({ sql, values }: Step): Promise<number> => {
    const { rowCount } = await trx.raw(sql, [...values]);
    return rowCount;
  };
  if ((await run(headStep(tombstone))) !== 1)
    throw new Moved(tombstone.incidentId);
  // Waits for deliveries that are being stored, and makes later ones look again.
  await run(groupStep(tombstone));
  if ((await run(waitingStep(tombstone))) > 0)
    throw new Moved(tombstone.incidentId);
  for (const step of burialSteps(tombstone, persons)) await run(step);
}

export function buryOnPostgres(knex: Knex): Bury {
  return (tombstone, persons) =>
    unlessMoved(() => knex.transaction(trx => buryIn(trx, tombstone, persons)));
}
