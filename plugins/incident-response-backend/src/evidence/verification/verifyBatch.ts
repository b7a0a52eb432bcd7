import type { HeadKeys } from '../../domain/ledger';
import { verifyLedger } from '../../domain/verifyLedger';
import type { Clock } from '../../engine/Clock';
import { readWhole } from '../../engine/readWhole';
import type { Head, IncidentStore } from '../../stores/IncidentStore';
import {
  counted,
  type Finding,
  type VerificationRun,
} from './VerificationState';

export interface VerifyBatchDeps {
  readonly store: Pick<IncidentStore, 'head' | 'read'>;
  readonly keys: HeadKeys;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Milliseconds between two ledgers, so that people's work goes first. */
  readonly paceMs: number;
  /** Told of each ledger; must not throw. */
  readonly counted: (result: 'whole' | 'broken') => void;
  /** Told of a whole ledger that changed since the last run; must not reject. */
  readonly anchor: (incidentId: string) => Promise<void>;
}

async function findingOf(
  { incidentId }: Head,
  { store, keys }: VerifyBatchDeps,
): Promise<Finding | undefined> {
  const { commits, head } = await readWhole(store, incidentId);
  const verdict = verifyLedger(incidentId, commits, head, keys);
  return verdict.ok
    ? undefined
    : { incidentId, seq: verdict.brokenSeq, problem: verdict.problem };
}

/**
 * Verifies some ledgers and adds them to the run. `undefined`: interrupted; the batch is looked at
 * again by whoever goes on.
 */
export async function verifyBatch(
  run: VerificationRun,
  heads: readonly Head[],
  since: string | undefined,
  signal: AbortSignal,
  deps: VerifyBatchDeps,
): Promise<VerificationRun | undefined> {
  let tally = run;
  for (const head of heads) {
    if (signal.aborted) return undefined;
    const finding = await findingOf(head, deps);
    deps.counted(finding ? 'broken' : 'whole');
    tally = { ...tally, ...counted(tally, head.keyId, finding) };
    if (!finding && (!since || head.card.updatedAt >= since))
      await deps.anchor(head.incidentId);
    await deps.clock.sleep(deps.paceMs, signal);
  }
  return tally;
}
