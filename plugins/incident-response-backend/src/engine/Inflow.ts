import type { Clock } from './Clock';

/** How many alerts come in. */
export interface Inflow {
  /** One more came. */
  count(): void;
  /** Whether so many come that storing them goes before working on them. */
  isHigh(): boolean;
}

/** Well above a thousand a minute, which is worked on as it comes. */
const HIGH_PER_SECOND = 40;

/** A rate that halves in 0.7 s when nothing comes. */
export function createInflow(clock: Pick<Clock, 'monotonic'>): Inflow {
  let perSecond = 0;
  let at = clock.monotonic();
  const decay = () => {
    const now = clock.monotonic();
    perSecond *= Math.exp((at - now) / 1_000);
    at = now;
  };
  return {
    count: () => {
      decay();
      perSecond += 1;
    },
    isHigh: () => {
      decay();
      return perSecond > HIGH_PER_SECOND;
    },
  };
}
