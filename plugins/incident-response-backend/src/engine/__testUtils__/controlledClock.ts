import type { Clock } from '../Clock';

/** A clock that stands still until it is told. */
export function createControlledClock(
  start = Date.parse('2026-11-23T10:00:00.000Z'),
) {
  let wall = start;
  let monotonic = 1_000;
  const clock: Clock = {
    now: () => new Date(wall),
    monotonic: () => monotonic,
    sleep: async () => {},
    after: () => () => {},
  };
  return {
    clock,
    /** Both clocks go on. */
    pass(ms: number) {
      wall += ms;
      monotonic += ms;
    },
    /** The machine was suspended: only the wall clock went on. */
    suspend(ms: number) {
      wall += ms;
    },
  };
}
