import type { Clock } from './Clock';

/** How many alerts come in, and how hard it is to store them. */
export interface Inflow {
  /** Stores one more. */
  track<T>(store: () => Promise<T>): Promise<T>;
  /**
   * Milliseconds that other work should leave between its starts, so that storing goes first: the
   * longer storing takes, the more. 0 while no more come than are worked on as they come.
   */
  paceMs(): number;
}

/** Well above a thousand a minute, which is worked on as it comes. */
const HIGH_PER_SECOND = 40;
/** Rooms keep coming, however bad the storm. */
const MAX_PACE_MS = 250;
const MIN_PACE_MS = 10;
const PACE_PER_STORING = 4;
const NEWEST_WEIGHT = 0.05;

/** A rate that falls to a third in a second when nothing comes. */
export function createInflow(clock: Pick<Clock, 'monotonic'>): Inflow {
  let perSecond = 0;
  let at = clock.monotonic();
  let storingMs = 0;
  const decay = () => {
    const now = clock.monotonic();
    perSecond *= Math.exp((at - now) / 1_000);
    at = now;
  };
  return {
    track: async store => {
      decay();
      perSecond += 1;
      const since = clock.monotonic();
      try {
        return await store();
      } finally {
        storingMs += (clock.monotonic() - since - storingMs) * NEWEST_WEIGHT;
      }
    },
    paceMs: () => {
      decay();
      if (perSecond <= HIGH_PER_SECOND) return 0;
      const wanted = storingMs * PACE_PER_STORING;
      return Math.min(MAX_PACE_MS, Math.max(MIN_PACE_MS, wanted));
    },
  };
}
