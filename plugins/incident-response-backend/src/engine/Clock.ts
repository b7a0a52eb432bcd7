import { setTimeout as delay } from 'node:timers/promises';

/** Time, passed in. */
export interface Clock {
  now(): Date;
  /** Milliseconds that never go back; only differences mean something. */
  monotonic(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls back once after `ms`; the answer takes that back. Keeps no process alive. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    // Being woken early is no failure.
    await delay(ms, undefined, { ref: false, signal }).catch(() => undefined);
  },
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
