import type { FoldedIncident } from '../domain/FoldedIncident';
import { plan } from '../domain/plans/plan';
import type { Settings } from '../domain/Settings';
import type { IncidentStore } from '../stores/IncidentStore';
import { createAdmission } from './Admission';
import type { ClaimTicket } from './ClaimTicket';
import { createClaimWatch } from './ClaimWatch';
import type { Clock } from './Clock';
import { drainInbox } from './drainInbox';
import { failureKey, fullKey, type EffectRun } from './EffectRun';
import { createEffectRunner } from './EffectRunner';
import type { EffectDefinitions } from './effects';
import type { EngineReport } from './EngineReport';
import { createFailures } from './Failures';
import type { Inflow } from './Inflow';
import { BrokenLedger, type Ledgers } from './Ledgers';
import type { LedgerWriter } from './LedgerWriter';
import { rankOf, UNKNOWN_RANK } from './rank';
import { startDue, type PassDeps } from './startDue';
import type { Timing } from './Timing';

/** Makes happen what the plan says, once. */
export interface Conductor {
  /** A hint that the incident should be looked at; repeating or losing it changes nothing. */
  look(incidentId: string): void;
  /** The same, by one who knows what it is: where many wait, it decides who goes first. */
  lookAt(incident: FoldedIncident): void;
  /** One sentence for each thing that is wrong. */
  problems(): readonly string[];
  /** Starts nothing new and waits for what runs, at most so long. */
  stop(): Promise<void>;
}

const PASSES = 8;
const EFFECTS = 64;

export function createConductor(deps: {
  readonly store: IncidentStore;
  readonly ledgers: Ledgers;
  readonly writer: LedgerWriter;
  readonly effects: EffectDefinitions;
  readonly settings: Settings;
  readonly timing: Timing;
  readonly clock: Clock;
  readonly report: EngineReport;
  readonly inflow: Pick<Inflow, 'paceMs'>;
  /** Unique for this process's life. */
  readonly owner: string;
  readonly newId: () => string;
}): Conductor {
  const { clock, timing, report } = deps;
  const stopping = new AbortController();
  const paceMs = () => (stopping.signal.aborted ? 0 : deps.inflow.paceMs());
  const passAdmission = createAdmission({ limit: PASSES, paceMs, clock });
  const effectAdmission = createAdmission({ limit: EFFECTS, paceMs, clock });
  /** Ranks of the incidents whose look waits for its turn. */
  const waiting = new Map<string, number>();
  const passing = new Map<string, number>();
  const dirty = new Set<string>();
  const unfinished = new Map<string, { times: number; ours: boolean }>();
  const timers = new Map<string, { at: number; cancel: () => void }>();
  const inFlight = new Set<Promise<void>>();
  const memory = {
    running: new Set<string>(),
    tickets: new Map<string, ClaimTicket>(),
    watch: createClaimWatch(timing.claimLeaseMs, clock),
    failures: createFailures(timing, clock),
  };
  const runner = createEffectRunner({
    ...deps,
    failures: memory.failures,
    stopping: stopping.signal,
  });

  const track = (work: Promise<void>) => {
    inFlight.add(work);
    void work.finally(() => inFlight.delete(work));
  };

  function lookLater(incidentId: string, ms: number): void {
    if (stopping.signal.aborted) return;
    const at = clock.monotonic() + ms;
    const known = timers.get(incidentId);
    if (known && known.at <= at) return;
    known?.cancel();
    // A timer far away is the store's business: it is due there too.
    const cancel = clock.after(Math.min(Math.max(ms, 1), 2 ** 31 - 1), () => {
      timers.delete(incidentId);
      look(incidentId);
    });
    timers.set(incidentId, { at, cancel });
  }

  function launch(run: EffectRun): void {
    const { effect, incident } = run;
    const name = fullKey(incident.id, effect.key);
    if (memory.running.has(name) || stopping.signal.aborted) return;
    memory.running.add(name);
    // Whoever still waits in line at shutdown is left to the next process.
    const work = async () =>
      stopping.signal.aborted ? undefined : runner.run(run);
    // Approved words wait for nobody.
    const running =
      effect.kind === 'publish'
        ? work()
        : effectAdmission.run(rankOf(incident), work);
    track(
      running.finally(() => {
        memory.running.delete(name);
        // What did not fail is on the ledger; its claim is of no further use.
        if (run.claimId && !memory.failures.get(failureKey(incident, effect)))
          memory.tickets.delete(run.claimId);
        lookAt(incident);
      }),
    );
  }

  const passDeps: PassDeps = {
    ...deps,
    memory,
    canFind: ({ kind }) => deps.effects[kind].find !== undefined,
    launch,
    lookLater,
  };

  async function pass(incidentId: string): Promise<void> {
    await drainInbox(incidentId, deps);
    const { view } = await deps.ledgers.refresh(incidentId);
    if (!view.incident) return;
    const now = clock.now();
    const { due, nextAt } = plan(view.incident, deps.settings, now);
    await startDue(view.incident, due, passDeps);
    if (nextAt !== null) lookLater(incidentId, nextAt - now.getTime());
  }

  async function passes(incidentId: string): Promise<void> {
    try {
      do {
        dirty.delete(incidentId);
        passing.set(incidentId, clock.monotonic());
        await pass(incidentId);
      } while (dirty.has(incidentId) && !stopping.signal.aborted);
      unfinished.delete(incidentId);
    } catch (error) {
      const times = (unfinished.get(incidentId)?.times ?? 0) + 1;
      // A damaged ledger is not this replica's fault: a restart would not heal it.
      const ours = !(error instanceof BrokenLedger);
      unfinished.set(incidentId, { times, ours });
      report.passFailed();
      report.error(`A look at incident ${incidentId} failed.`, error);
      lookLater(
        incidentId,
        Math.min(timing.backoffMaxMs, timing.backoffFirstMs * 2 ** times),
      );
    } finally {
      passing.delete(incidentId);
    }
  }

  function lookWhenAdmitted(incidentId: string, rank: number): void {
    if (stopping.signal.aborted) return;
    if (passing.has(incidentId)) {
      dirty.add(incidentId);
      return;
    }
    if ((waiting.get(incidentId) ?? Infinity) <= rank) return;
    // Whoever stands in two lines is served from the shorter one.
    waiting.set(incidentId, rank);
    track(
      passAdmission.run(rank, async () => {
        if (waiting.delete(incidentId) && !stopping.signal.aborted)
          await passes(incidentId);
      }),
    );
  }

  function look(incidentId: string): void {
    lookWhenAdmitted(incidentId, UNKNOWN_RANK);
  }

  function lookAt(incident: FoldedIncident): void {
    lookWhenAdmitted(incident.id, rankOf(incident));
  }

  return {
    look,
    lookAt,
    problems: () => {
      const since = clock.monotonic() - timing.stuckAfterMs;
      const stuck = [...passing].filter(([, started]) => started < since);
      return [
        ...stuck.map(
          ([incidentId]) =>
            `The conductor has not finished a look at ${incidentId} for ${timing.stuckAfterMs} ms. Restart this replica.`,
        ),
        ...[...unfinished]
          .filter(([, { times, ours }]) => ours && times >= 3)
          .map(
            ([incidentId, { times }]) =>
              `Looking at ${incidentId} failed ${times} times in a row; the log says why.`,
          ),
      ];
    },
    stop: async () => {
      stopping.abort();
      for (const { cancel } of timers.values()) cancel();
      timers.clear();
      const drained = Promise.allSettled([...inFlight]);
      const late = new AbortController();
      await Promise.race([drained, clock.sleep(timing.drainMs, late.signal)]);
      late.abort();
    },
  };
}
