import type { Clock } from '../../engine/Clock';
import { reasonOf } from '../../observability/reasonOf';
import type { Tombstone } from '../../stores/RetentionStore';
import {
  NAMED,
  type Finding,
  type Retirement,
} from '../verification/VerificationState';
import { retireLedger, type RetireDeps } from './retireLedger';

/**
 * One round over all ledgers whose time is over. `isStillOurs` is asked before each.
 * `undefined`: interrupted; the next round goes on.
 */
export type Retire = (
  isStillOurs: () => Promise<boolean>,
  signal: AbortSignal,
) => Promise<Retirement | undefined>;

const PAGE = 25;

export function createRetirement(
  deps: Omit<RetireDeps, 'now'> & {
    readonly clock: Clock;
    /** Milliseconds between two ledgers, so that people's work goes first. */
    readonly paceMs: number;
    /** Told of each that is gone; must not throw. */
    readonly removed: (tombstone: Tombstone) => void;
  },
): Retire {
  const { store, clock } = deps;
  const { now } = clock;

  /** What fails for one ledger must not keep the others. */
  async function retire(incidentId: string): Promise<number | Finding> {
    try {
      const retired = await retireLedger(incidentId, { ...deps, now });
      if (retired.type === 'removed') {
        deps.removed(retired.tombstone);
        return 1;
      }
      const { problem, seq } = retired;
      return problem
        ? { incidentId, problem, ...(seq === undefined ? {} : { seq }) }
        : 0;
    } catch (error) {
      return {
        incidentId,
        problem: `It could not be removed: ${reasonOf(error)}`,
      };
    }
  }

  return async (isStillOurs, signal) => {
    const startedAt = now().toISOString();
    const findings: Finding[] = [];
    let removed = 0;
    let cursor: string | undefined;
    do {
      const page = await store.retention.removable({
        now: Date.parse(startedAt),
        limit: PAGE,
        cursor,
      });
      for (const incidentId of page.incidentIds) {
        if (signal.aborted || !(await isStillOurs())) return undefined;
        const came = await retire(incidentId);
        if (typeof came === 'number') removed += came;
        else findings.push(came);
        await clock.sleep(deps.paceMs, signal);
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return {
      startedAt,
      finishedAt: now().toISOString(),
      removed,
      findings: findings.slice(0, NAMED),
    };
  };
}
