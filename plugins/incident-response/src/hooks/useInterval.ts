import { useEffect, useRef } from 'react';

/** Calls `tick` every `ms`; not at all without `ms`. */
export function useInterval(tick: () => void, ms: number | undefined): void {
  const latest = useRef(tick);
  latest.current = tick;
  useEffect(() => {
    if (ms === undefined) return undefined;
    const timer = setInterval(() => latest.current(), ms);
    return () => clearInterval(timer);
  }, [ms]);
}
