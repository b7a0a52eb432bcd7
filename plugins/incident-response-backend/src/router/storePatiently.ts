import { setTimeout as sleep } from 'node:timers/promises';
import type { AlertSource } from '@incident-response/backstage-plugin-incident-response-node';

/** How long and how many deliveries are held while the store fails. */
export interface Patience {
  /** Deliveries held at the same time; more are refused. */
  readonly limit: number;
  /** Milliseconds before the second try; doubles. */
  readonly firstMs: number;
  /** Milliseconds between two tries at most. */
  readonly maxMs: number;
}

/** OnCall waits four seconds: several tries fit into that. */
export const DEFAULT_PATIENCE: Patience = {
  limit: 200,
  firstMs: 50,
  maxMs: 1_000,
};

/** `refused`: the sender is told to come back · `abandoned`: nobody is left to answer. */
export type StoreOutcome<T> =
  | { readonly type: 'stored'; readonly value: T }
  | { readonly type: 'refused'; readonly error: unknown }
  | { readonly type: 'abandoned'; readonly error: unknown };

async function waitUnlessGone(ms: number, gone: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal: gone });
  } catch {
    // Gone: the loop sees it.
  }
}

/**
 * Stores what must not be lost. Where the sender never repeats after an answer (`hold`), a failing
 * store is asked again until the sender has given up, for a bounded number of deliveries at once.
 */
export function createPatientStore(patience: Patience) {
  let held = 0;

  async function keepTrying<T>(
    store: () => Promise<T>,
    gone: AbortSignal,
    first: unknown,
  ): Promise<StoreOutcome<T>> {
    let error = first;
    let waitMs = patience.firstMs;
    while (!gone.aborted) {
      await waitUnlessGone(waitMs, gone);
      if (gone.aborted) break;
      waitMs = Math.min(waitMs * 2, patience.maxMs);
      try {
        return { type: 'stored', value: await store() };
      } catch (next) {
        error = next;
      }
    }
    return { type: 'abandoned', error };
  }

  return async function storePatiently<T>(
    store: () => Promise<T>,
    whenStoreFails: AlertSource['whenStoreFails'],
    gone: AbortSignal,
  ): Promise<StoreOutcome<T>> {
    try {
      return { type: 'stored', value: await store() };
    } catch (error) {
      if (whenStoreFails === 'refuse' || held >= patience.limit) {
        return { type: 'refused', error };
      }
      held += 1;
      try {
        return await keepTrying(store, gone, error);
      } finally {
        held -= 1;
      }
    }
  };
}
