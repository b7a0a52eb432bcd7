import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { readListState, writeListState, type ListState } from './listQuery';

/** The list's filters, kept in the address so that they can be shared and go back. */
export function useListState(): [
  ListState,
  (change: Partial<ListState>, options?: { replace?: boolean }) => void,
] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readListState(params), [params]);
  const change = useCallback(
    (next: Partial<ListState>, options?: { replace?: boolean }) =>
      setParams(
        before =>
          // Another filter means another list, so its pages start anew.
          writeListState({
            ...readListState(before),
            cursor: undefined,
            ...next,
          }),
        options,
      ),
    [setParams],
  );
  return [state, change];
}
