import { reasonOf } from '../observability/reasonOf';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Outbox } from '../stores/Outbox';
import { createListeners } from './createListeners';
import { createTroubles } from './createTroubles';
import type { DomainEvent } from './DomainEvent';
import type { Tell } from './signedWebhook';
import { tellIncident } from './tellIncident';

export interface TellerDeps {
  readonly store: Pick<IncidentStore, 'read'>;
  readonly outbox: Outbox;
  /** Hands events on within this installation; what it cannot hand on is lost to its listeners. */
  readonly hear: (events: readonly DomainEvent[]) => Promise<void>;
  /** Milliseconds that `hear` is waited for; 10 seconds unless said otherwise. */
  readonly hearPatienceMs?: number;
  /** Absent: nobody outside is told. */
  readonly webhook?: Tell;
  /** Counts the tries of the webhook; must not throw. */
  readonly tried?: (result: 'taken' | 'refused') => void;
  readonly onError: (sentence: string) => void;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly pollMs: number;
  /** Milliseconds to leave between two incidents, so that storing goes first. */
  readonly paceMs: () => number;
}

/** Tells others what was committed, in order for each incident, at least once: nothing is left out. */
export interface Teller {
  start(): void;
  /** Something was committed: look now. */
  hint(): void;
  /** One sentence for what is not taken outside. */
  problems(): readonly string[];
  stop(): Promise<void>;
}

const LIMIT = 50;
const LEASE_MS = 60_000;

export function createTeller(deps: TellerDeps): Teller {
  const { outbox, onError } = deps;
  const stopping = new AbortController();
  const troubles = createTroubles(deps);
  const { hearPatienceMs: patienceMs } = deps;
  const listeners = createListeners({ ...deps, patienceMs });
  const telling = { ...deps, troubles, listeners, stopping: stopping.signal };
  let nudge = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function round(): Promise<boolean> {
    const now = deps.now();
    const untold = await outbox.claimUntold({
      now,
      until: now + LEASE_MS,
      limit: LIMIT,
    });
    for (const one of untold) {
      const pace = deps.paceMs();
      if (pace > 0) await deps.sleep(pace, stopping.signal);
      if (stopping.signal.aborted) return false;
      await tellIncident(one, telling).catch(error =>
        onError(`Telling about ${one.incidentId} failed: ${reasonOf(error)}`),
      );
    }
    return untold.length === LIMIT;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      nudge = new AbortController();
      const more = await round().catch(error => {
        onError(`Looking for what is untold failed: ${reasonOf(error)}`);
        return false;
      });
      if (!more && !nudge.signal.aborted)
        await deps.sleep(
          deps.pollMs,
          AbortSignal.any([nudge.signal, stopping.signal]),
        );
    }
  }

  return {
    start: () => {
      running = loop();
    },
    hint: () => nudge.abort(),
    problems: troubles.problems,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
