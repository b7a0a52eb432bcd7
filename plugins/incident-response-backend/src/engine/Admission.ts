import type { Clock } from './Clock';

/** Lets in so much work at once. Of what waits, the lowest rank is first, then whoever came first. */
export interface Admission {
  run<T>(rank: number, work: () => Promise<T>): Promise<T>;
}

/** Work that people wait for: never paced. */
export const PEOPLE_WAIT = 0;

export function createAdmission(options: {
  readonly limit: number;
  /** Milliseconds from one start to the next, for work that no people wait for; 0: none. */
  readonly paceMs: () => number;
  readonly clock: Pick<Clock, 'monotonic' | 'sleep'>;
}): Admission {
  const { limit, paceMs, clock } = options;
  const lines = new Map<number, (() => void)[]>();
  let running = 0;
  let lastStart = -Infinity;
  let resting = false;

  const firstRank = () => {
    const ranks = [...lines].filter(([, line]) => line.length > 0);
    return ranks.length === 0
      ? undefined
      : Math.min(...ranks.map(([rank]) => rank));
  };

  function restFor(ms: number): void {
    if (resting) return;
    resting = true;
    void clock.sleep(ms).then(() => {
      resting = false;
      letIn();
    });
  }

  function letIn(): void {
    while (running < limit) {
      const rank = firstRank();
      if (rank === undefined) return;
      if (rank !== PEOPLE_WAIT) {
        const rest = lastStart + paceMs() - clock.monotonic();
        if (rest > 0) {
          restFor(rest);
          return;
        }
        lastStart = clock.monotonic();
      }
      running += 1;
      lines.get(rank)?.shift()?.();
    }
  }

  return {
    run: async (rank, work) => {
      await new Promise<void>(start => {
        const line = lines.get(rank) ?? [];
        lines.set(rank, line);
        line.push(start);
        letIn();
      });
      try {
        return await work();
      } finally {
        running -= 1;
        letIn();
      }
    },
  };
}
