import type { FoldedIncident } from '../domain/FoldedIncident';
import { createAdmission } from './Admission';
import type { Clock } from './Clock';
import { failureKey, fullKey, type EffectRun } from './EffectRun';
import type { EffectRunner } from './EffectRunner';
import { rankOf } from './rank';
import type { PassMemory } from './startDue';

/** Effects at once. */
const AT_ONCE = 64;

/** Starts effects that do not run here yet, and looks at the incident when they end. */
export function createLauncher(deps: {
  readonly runner: EffectRunner;
  readonly memory: PassMemory;
  readonly lookAt: (incident: FoldedIncident) => void;
  /** Told of work that shutdown waits for. */
  readonly track: (work: Promise<void>) => void;
  readonly paceMs: () => number;
  readonly clock: Clock;
  /** Aborts when the process shuts down. */
  readonly stopping: AbortSignal;
}): (run: EffectRun) => void {
  const { runner, memory, stopping } = deps;
  const admission = createAdmission({ ...deps, limit: AT_ONCE });

  function ended({ effect, incident, claimId }: EffectRun): void {
    memory.running.delete(fullKey(incident.id, effect.key));
    // What did not fail is on the ledger; its claim is of no further use.
    if (claimId && !memory.failures.get(failureKey(incident, effect)))
      memory.tickets.delete(claimId);
    deps.lookAt(incident);
  }

  return run => {
    const { effect, incident } = run;
    const name = fullKey(incident.id, effect.key);
    if (memory.running.has(name) || stopping.aborted) return;
    memory.running.add(name);
    // Whoever still waits in line at shutdown is left to the next process.
    const work = async () => (stopping.aborted ? undefined : runner.run(run));
    // Approved words wait for nobody.
    const running =
      effect.kind === 'publish'
        ? work()
        : admission.run(rankOf(incident), work);
    deps.track(running.finally(() => ended(run)));
  };
}
