import type { Clock } from '../../engine/Clock';
import type { Verifier } from './createVerifier';

/**
 * Looks again and again whether it is time to verify. Begins in the background: nobody's start waits
 * for it, and what fails is tried again at the next look.
 */
export function keepVerifying(deps: {
  readonly verifier: Pick<Verifier, 'visit'>;
  readonly clock: Clock;
  /** Milliseconds between two looks, and before the first. */
  readonly lookEveryMs: number;
  readonly onError: (error: unknown) => void;
}): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function run(): Promise<void> {
    for (;;) {
      await deps.clock.sleep(deps.lookEveryMs, signal);
      if (signal.aborted) return;
      await deps.verifier.visit(signal).catch(deps.onError);
    }
  }

  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
