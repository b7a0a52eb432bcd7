import type { Clock } from './Clock';

/** One timer for each incident: the soonest one counts. */
export interface LookTimers {
  /** Looks at the incident after so many milliseconds, or sooner. */
  lookLater(incidentId: string, ms: number): void;
  stop(): void;
}

/** Longer than a timer can be; such a look is the store's business: it is due there too. */
const LONGEST_MS = 2 ** 31 - 1;

export function createLookTimers(
  clock: Pick<Clock, 'monotonic' | 'after'>,
  look: (incidentId: string) => void,
): LookTimers {
  const timers = new Map<string, { at: number; cancel: () => void }>();
  let isStopped = false;
  return {
    lookLater: (incidentId, ms) => {
      if (isStopped) return;
      const at = clock.monotonic() + ms;
      const known = timers.get(incidentId);
      if (known && known.at <= at) return;
      known?.cancel();
      const cancel = clock.after(Math.min(Math.max(ms, 1), LONGEST_MS), () => {
        timers.delete(incidentId);
        look(incidentId);
      });
      timers.set(incidentId, { at, cancel });
    },
    stop: () => {
      isStopped = true;
      for (const { cancel } of timers.values()) cancel();
      timers.clear();
    },
  };
}
