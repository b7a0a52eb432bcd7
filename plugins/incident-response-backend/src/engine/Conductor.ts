import type { FoldedIncident } from '../domain/FoldedIncident';
import { plan } from '../domain/plans/plan';
import type { Settings } from '../domain/Settings';
import type { IncidentStore } from '../stores/IncidentStore';
import { createClaimWatch } from './ClaimWatch';
import type { Clock } from './Clock';
import { drainInbox } from './drainInbox';
import { createEffectRunner } from './EffectRunner';
import type { EffectDefinitions } from './effects';
import type { EngineReport } from './EngineReport';
import { createFailures } from './Failures';
import type { Inflow } from './Inflow';
import { createInFlight } from './InFlight';
import { createLauncher } from './Launcher';
import type { Ledgers } from './Ledgers';
import type { LedgerWriter } from './LedgerWriter';
import { createLookTimers } from './LookTimers';
import { createPasses } from './Passes';
import { rankOf, UNKNOWN_RANK } from './rank';
import { startDue, type PassDeps, type PassMemory } from './startDue';
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

export interface ConductorDeps {
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
}

function createMemory({ timing, clock }: ConductorDeps): PassMemory {
  return {
    running: new Set(),
    tickets: new Map(),
    watch: createClaimWatch(timing.claimLeaseMs, clock),
    failures: createFailures(timing, clock),
  };
}

/** One look: what came in is put on the ledger, and what is due is started. */
function createPass(deps: ConductorDeps, passDeps: PassDeps) {
  return async (incidentId: string): Promise<void> => {
    await drainInbox(incidentId, deps);
    const { view } = await deps.ledgers.refresh(incidentId);
    if (!view.incident) return;
    const now = deps.clock.now();
    const { due, nextAt } = plan(view.incident, deps.settings, now);
    await startDue(view.incident, due, passDeps);
    if (nextAt !== null) passDeps.lookLater(incidentId, nextAt - now.getTime());
  };
}

export function createConductor(deps: ConductorDeps): Conductor {
  const { clock, timing } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const { track, drained } = createInFlight();
  const memory = createMemory(deps);
  const timers = createLookTimers(clock, look);
  const shared = {
    ...deps,
    ...timers,
    memory,
    track,
    lookAt,
    paceMs: () => (signal.aborted ? 0 : deps.inflow.paceMs()),
    stopping: signal,
  };
  const { failures } = memory;
  const runner = createEffectRunner({ ...shared, failures });
  const launch = createLauncher({ ...shared, runner });
  const pass = createPass(deps, {
    ...shared,
    launch,
    canFind: ({ kind }) => deps.effects[kind].find !== undefined,
  });
  const passes = createPasses({ ...shared, pass });

  function look(incidentId: string): void {
    passes.look(incidentId, UNKNOWN_RANK);
  }

  function lookAt(incident: FoldedIncident): void {
    passes.look(incident.id, rankOf(incident));
  }

  return {
    look,
    lookAt,
    problems: passes.problems,
    stop: async () => {
      stopping.abort();
      timers.stop();
      const late = new AbortController();
      await Promise.race([drained(), clock.sleep(timing.drainMs, late.signal)]);
      late.abort();
    },
  };
}
