/**
 * The twin's own time: it follows the machine's clock, and jumps ahead when asked, so that no test
 * waits for a minute to pass.
 *
 * @public
 */
export interface TwinClock {
  /** Milliseconds since 1970, jumps included. */
  now(): number;
  /** The same without jumps: what signatures are dated with, since their reader has a clock of its own. */
  wall(): number;
  /** Calls back once, in `ms` of the twin's time; gives a function that calls it off. */
  after(ms: number, act: () => void): () => void;
  /** Jumps `ms` ahead; what falls due on the way is done, in order, before this returns. */
  advance(ms: number): void;
  /** Calls everything off. */
  stop(): void;
}

interface Timer {
  readonly due: number;
  readonly act: () => void;
}

/** Node's timers take no more than this. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * A clock; `base` in milliseconds since 1970. With `frozen`, only {@link TwinClock.advance} moves it.
 *
 * @public
 */
export function createTwinClock(
  options: { readonly base?: () => number; readonly frozen?: boolean } = {},
): TwinClock {
  const wall = options.base ?? Date.now;
  const frozenAt = options.frozen ? wall() : undefined;
  const timers = new Set<Timer>();
  let ahead = 0;
  let alarm: NodeJS.Timeout | undefined;

  const now = () => (frozenAt ?? wall()) + ahead;

  const next = () =>
    [...timers].reduce<Timer | undefined>(
      (first, timer) => (first && first.due <= timer.due ? first : timer),
      undefined,
    );

  function setAlarm() {
    clearTimeout(alarm);
    const first = next();
    if (!first || frozenAt !== undefined) return;
    const wait = Math.min(Math.max(0, first.due - now()), LONGEST_MS);
    alarm = setTimeout(ring, wait);
    alarm.unref();
  }

  function ring() {
    const first = next();
    if (first && first.due <= now()) {
      timers.delete(first);
      first.act();
    }
    setAlarm();
  }

  function advance(ms: number) {
    const target = now() + ms;
    for (let first = next(); first && first.due <= target; first = next()) {
      timers.delete(first);
      ahead += Math.max(0, first.due - now());
      first.act();
    }
    ahead += Math.max(0, target - now());
    setAlarm();
  }

  return {
    now,
    wall,
    after(ms, act) {
      const timer = { due: now() + ms, act };
      timers.add(timer);
      setAlarm();
      return () => {
        timers.delete(timer);
      };
    },
    advance,
    stop() {
      clearTimeout(alarm);
      timers.clear();
    },
  };
}
