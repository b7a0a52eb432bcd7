import { useCallback, useEffect, useRef, useState } from 'react';
import { createReader, type Reader } from './createReader';
import { inTime } from './inTime';

// No two reads of the same thing begin closer together.
const PAUSE_MS = 250;
const DEADLINE_MS = 30_000;

/** Something loaded from the backend. A value stays while it is loaded again. */
export interface Resource<T> {
  readonly value?: T;
  /** Why the last attempt failed. */
  readonly error?: unknown;
  /** True until the first answer. */
  readonly loading: boolean;
  readonly reload: () => void;
}

interface State<T> {
  readonly key: string;
  readonly value?: T;
  readonly error?: unknown;
}

/**
 * Loads when `key` changes and when asked to. Answers for another key are dropped;
 * a failed reload keeps what is shown and reports the error beside it.
 */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const [state, setState] = useState<State<T>>({ key });
  const reader = useRef<Reader>();
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    const current = createReader(async signal => {
      const settle = (next: (before: State<T>) => State<T>) => {
        if (!signal.aborted) setState(next);
      };
      await inTime(latest.current, DEADLINE_MS, signal).then(
        value => settle(() => ({ key, value })),
        error =>
          settle(before => ({
            key,
            value: before.key === key ? before.value : undefined,
            error,
          })),
      );
    }, PAUSE_MS);
    reader.current = current;
    current.read();
    return () => current.stop();
  }, [key]);

  const reload = useCallback(() => reader.current?.read(), []);
  const current = state.key === key ? state : { key };
  return {
    value: current.value,
    error: current.error,
    loading: current.value === undefined && current.error === undefined,
    reload,
  };
}
