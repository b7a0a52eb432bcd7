import type { FailureKind } from '@incident-response/backstage-plugin-incident-response-common';
import type { Clock } from './Clock';
import { settledAfterMs, type Timing } from './Timing';

export interface Failure {
  readonly failures: number;
  readonly kind: FailureKind;
  /** Some try since the last outcome may have been carried out: look before doing it again. */
  readonly mayHaveHappened: boolean;
  /** Whether people are told: at the third failure, at each change of kind, and when it parks. */
  readonly tell: boolean;
  /** Monotonic milliseconds before which it is not tried again. */
  readonly notBefore: number;
}

/** This process's memory of what fails, and how long to leave it alone. */
export interface Failures {
  get(effect: string): Failure | undefined;
  note(
    effect: string,
    kind: FailureKind,
    what?: {
      readonly retryAfterMs?: number;
      /** It had to be looked for, and that is still so. */
      readonly mayHaveHappened?: boolean;
      /** Monotonic milliseconds at which it was begun; absent: it was only looked for. */
      readonly begunAt?: number;
    },
  ): Failure;
  clear(effect: string): void;
  /** Failing effects, for health and metrics. */
  count(): number;
}

export function createFailures(
  timing: Pick<
    Timing,
    'backoffFirstMs' | 'backoffMaxMs' | 'callDeadlineMs' | 'settleMs'
  >,
  clock: Clock,
): Failures {
  const known = new Map<string, Failure>();
  return {
    get: effect => known.get(effect),
    clear: effect => known.delete(effect),
    count: () => known.size,
    note: (effect, kind, { retryAfterMs, mayHaveHappened, begunAt } = {}) => {
      const before = known.get(effect);
      const failures = (before?.failures ?? 0) + 1;
      const backoff = Math.min(
        timing.backoffMaxMs,
        timing.backoffFirstMs * 2 ** Math.min(failures - 1, 30),
      );
      // However early the answer was lost, it may be carried out until its deadline, and the vendor may
      // hide it for a while after that: nothing is looked for before.
      const settledAt =
        kind === 'unknown' && begunAt !== undefined
          ? begunAt + settledAfterMs(timing)
          : 0;
      const failure: Failure = {
        failures,
        kind,
        mayHaveHappened:
          kind === 'unknown' ||
          mayHaveHappened === true ||
          before?.mayHaveHappened === true,
        tell:
          kind === 'permanent' ||
          failures === 3 ||
          (before !== undefined && before.kind !== kind),
        notBefore: Math.max(
          clock.monotonic() + Math.max(backoff, retryAfterMs ?? 0),
          settledAt,
        ),
      };
      known.set(effect, failure);
      return failure;
    },
  };
}
