import type { FoldedIncident } from '../domain/FoldedIncident';
import { nextDue, PLAN_VERSION } from '../domain/plans/plan';
import type { Settings } from '../domain/Settings';
import type { PlanStore } from '../stores/PlanStore';
import type { Clock } from './Clock';
import type { EngineReport } from './EngineReport';
import type { Ledgers } from './Ledgers';

/** Looks again at what an older plan left, after an upgrade and as long as old replicas commit. */
export interface Replanner {
  start(): void;
  stop(): Promise<void>;
}

/** Incidents at once: the rest comes right after. */
const BATCH = 50;

export function createReplanner(deps: {
  readonly plans: PlanStore;
  readonly ledgers: Pick<Ledgers, 'refresh'>;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly report: Pick<EngineReport, 'error'>;
  readonly lookAt: (incident: FoldedIncident) => void;
  /** Milliseconds to leave between two incidents, so that storing goes first. */
  readonly paceMs: () => number;
  /** Milliseconds between two looks, and for which an incident is one replica's. */
  readonly everyMs: number;
}): Replanner {
  const { plans, ledgers, settings, clock, report, everyMs } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> = Promise.resolve();

  async function replan(incidentId: string): Promise<void> {
    const { incident, seq } = (await ledgers.refresh(incidentId)).view;
    // Whoever does not understand an event leaves the incident to those who do.
    if (!incident || incident.blockedBy) return;
    const dueAt = nextDue(incident, settings, clock.now());
    await plans.replan({ incidentId, seq, dueAt, planVersion: PLAN_VERSION });
    deps.lookAt(incident);
  }

  /** @returns whether there may be more */
  async function round(): Promise<boolean> {
    const now = clock.now().getTime();
    const outdated = await plans.claimOutdated({
      planVersion: PLAN_VERSION,
      now,
      visitUntil: now + everyMs,
      limit: BATCH,
    });
    for (const incidentId of outdated) {
      const pace = deps.paceMs();
      if (pace > 0) await clock.sleep(pace, signal);
      if (signal.aborted) return false;
      await replan(incidentId).catch(error =>
        report.error(`What is due in ${incidentId} could not be told.`, error),
      );
    }
    return outdated.length === BATCH;
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      const more = await round().catch(error => {
        report.error('Looking for what an older plan left failed.', error);
        return false;
      });
      if (!more) await clock.sleep(everyMs, signal);
    }
  }

  return {
    start: () => {
      running = loop();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
