import type { IncidentStore } from '../../stores/IncidentStore';
import type { Wakeups } from '../Wakeups';

const MAX_CLAIMED = 200;

type Look = (incidentId: string) => void;

interface DatabaseWakeupsOptions {
  readonly store: Pick<IncidentStore, 'claimDue'>;
  /** In milliseconds. */
  readonly timing: { readonly pollMs: number; readonly sweepGraceMs: number };
  /** A poll or a look failed; the next one comes all the same. */
  readonly onError: (error: unknown) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Calls back after so many milliseconds; the answer takes that back. */
  readonly after?: (ms: number, run: () => void) => () => void;
}

function afterMs(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Runs work whose errors are reported and go no further. */
function guarded(onError: (error: unknown) => void) {
  return async (work: () => void | Promise<void>) => {
    try {
      await work();
    } catch (error) {
      try {
        onError(error);
      } catch {
        // A reporter that fails must not end the loop.
      }
    }
  };
}

/**
 * Hints from within the process at once, and from the store's due times by polling: what another
 * process left behind, and what time has made due.
 */
export function createDatabaseWakeups(
  options: DatabaseWakeupsOptions,
): Wakeups {
  const { store, timing, now = Date.now, random = Math.random } = options;
  const { after = afterMs } = options;
  const safely = guarded(options.onError);
  let deliver: Look | undefined;
  let cancel: (() => void) | undefined;
  let polling: Promise<void> = Promise.resolve();

  const look = (incidentId: string) => safely(() => deliver?.(incidentId));

  const poll = async () => {
    const at = now();
    const due = await store.claimDue({
      now: at,
      inboxBefore: at - timing.sweepGraceMs,
      visitUntil: at + timing.sweepGraceMs,
      limit: MAX_CLAIMED,
    });
    for (const incidentId of due) await look(incidentId);
  };

  const pollAfter = (ms: number) => {
    cancel = after(ms, () => {
      polling = safely(poll).then(() => {
        // Spread over half to one and a half periods, so that replicas do not poll in step.
        if (deliver) pollAfter(timing.pollMs * (0.5 + random()));
      });
    });
  };

  return {
    async start(newLook) {
      if (deliver)
        throw new Error(
          'The wake-ups are running already: start them once, or stop them first.',
        );
      deliver = newLook;
      pollAfter(0);
    },
    wake(incidentId) {
      if (deliver) setImmediate(look, incidentId);
    },
    // Nothing to keep: the due time that is stored with every commit carries the cadence.
    async setCadence() {},
    async stop() {
      deliver = undefined;
      cancel?.();
      await polling;
    },
  };
}
