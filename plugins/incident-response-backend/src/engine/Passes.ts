import { createAdmission } from './Admission';
import type { Clock } from './Clock';
import type { EngineReport } from './EngineReport';
import { BrokenLedger } from './Ledgers';
import type { Timing } from './Timing';

/** Looks at incidents, one look at each at a time, so many at once. */
export interface Passes {
  /** The lower the rank, the sooner; a look that runs is run again. */
  look(incidentId: string, rank: number): void;
  /** One sentence for each look that hangs or keeps failing. */
  problems(): readonly string[];
}

const AT_ONCE = 8;

export interface PassesDeps {
  /** One look; rejects where it could not be finished. */
  readonly pass: (incidentId: string) => Promise<void>;
  readonly lookLater: (incidentId: string, ms: number) => void;
  /** Told of work that shutdown waits for. */
  readonly track: (work: Promise<void>) => void;
  readonly paceMs: () => number;
  readonly timing: Pick<
    Timing,
    'stuckAfterMs' | 'backoffFirstMs' | 'backoffMaxMs'
  >;
  readonly clock: Clock;
  readonly report: Pick<EngineReport, 'error' | 'passFailed'>;
  /** Aborts when the process shuts down. */
  readonly stopping: AbortSignal;
}

/** What keeps failing, and whether another replica would do better. */
function createUnfinished() {
  const known = new Map<string, { times: number; ours: boolean }>();
  return {
    note: (incidentId: string, error: unknown): number => {
      const times = (known.get(incidentId)?.times ?? 0) + 1;
      // A damaged ledger is not this replica's fault: a restart would not heal it.
      known.set(incidentId, { times, ours: !(error instanceof BrokenLedger) });
      return times;
    },
    clear: (incidentId: string) => known.delete(incidentId),
    problems: () =>
      [...known]
        .filter(([, { times, ours }]) => ours && times >= 3)
        .map(
          ([incidentId, { times }]) =>
            `Looking at ${incidentId} failed ${times} times in a row; the log says why.`,
        ),
  };
}

export function createPasses(deps: PassesDeps): Passes {
  const { clock, timing, report, stopping, track } = deps;
  const admission = createAdmission({
    limit: AT_ONCE,
    paceMs: deps.paceMs,
    clock,
  });
  /** Ranks of the incidents whose look waits for its turn. */
  const waiting = new Map<string, number>();
  /** Since when those are looked at that are. */
  const passing = new Map<string, number>();
  const dirty = new Set<string>();
  const unfinished = createUnfinished();

  async function passUntilClean(incidentId: string): Promise<void> {
    try {
      do {
        dirty.delete(incidentId);
        passing.set(incidentId, clock.monotonic());
        await deps.pass(incidentId);
      } while (dirty.has(incidentId) && !stopping.aborted);
      unfinished.clear(incidentId);
    } catch (error) {
      const times = unfinished.note(incidentId, error);
      report.passFailed();
      report.error(`A look at incident ${incidentId} failed.`, error);
      const { backoffMaxMs, backoffFirstMs } = timing;
      deps.lookLater(
        incidentId,
        Math.min(backoffMaxMs, backoffFirstMs * 2 ** times),
      );
    } finally {
      passing.delete(incidentId);
    }
  }

  return {
    look: (incidentId, rank) => {
      if (stopping.aborted) return;
      if (passing.has(incidentId)) {
        dirty.add(incidentId);
        return;
      }
      if ((waiting.get(incidentId) ?? Infinity) <= rank) return;
      // Whoever stands in two lines is served from the shorter one.
      waiting.set(incidentId, rank);
      track(
        admission.run(rank, async () => {
          if (waiting.delete(incidentId) && !stopping.aborted)
            await passUntilClean(incidentId);
        }),
      );
    },
    problems: () => {
      const since = clock.monotonic() - timing.stuckAfterMs;
      return [
        ...[...passing]
          .filter(([, started]) => started < since)
          .map(
            ([incidentId]) =>
              `The conductor has not finished a look at ${incidentId} for ${timing.stuckAfterMs} ms. Restart this replica.`,
          ),
        ...unfinished.problems(),
      ];
    },
  };
}
