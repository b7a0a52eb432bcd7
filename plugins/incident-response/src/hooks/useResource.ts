import { useCallback, useEffect, useRef, useState } from 'react';

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
 * Loads when `key` changes and when asked to. Answers that were overtaken are dropped;
 * a failed reload keeps what is shown and reports the error beside it.
 */
export function useResource<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const [state, setState] = useState<State<T>>({ key });
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    const controller = new AbortController();
    const settle = (next: (before: State<T>) => State<T>) => {
      if (!controller.signal.aborted) setState(next);
    };
    latest.current(controller.signal).then(
      value => settle(() => ({ key, value })),
      error =>
        settle(before => ({
          key,
          value: before.key === key ? before.value : undefined,
          error,
        })),
    );
    return () => controller.abort();
  }, [key, turn]);

  const reload = useCallback(() => setTurn(before => before + 1), []);
  const current = state.key === key ? state : { key };
  return {
    value: current.value,
    error: current.error,
    loading: current.value === undefined && current.error === undefined,
    reload,
  };
}
