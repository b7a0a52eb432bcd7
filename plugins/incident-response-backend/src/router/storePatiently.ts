import { setTimeout as sleep } from 'node:timers/promises';
import type { AlertSource } from '@incident-response/backstage-plugin-incident-response-node';

/** How long and how many deliveries are held while the store fails. */
export interface Patience {
  /** Deliveries held at the same time; the connections of more are let go of. */
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

/** `refused`: the sender is told to come back · `abandoned`: it gets no status at all. */
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
 * store is asked again until the sender has given up, for a bounded number of deliveries at once;
 * the others are abandoned, since a lost connection is repeated and a status is not.
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
      if (whenStoreFails === 'refuse') return { type: 'refused', error };
      if (held >= patience.limit) return { type: 'abandoned', error };
      held += 1;
      try {
        return await keepTrying(store, gone, error);
      } finally {
        held -= 1;
      }
    }
  };
}
