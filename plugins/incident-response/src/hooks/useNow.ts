import { useState } from 'react';
import { useInterval } from './useInterval';

const TICK_MS = 15_000;

/** The time, often enough for ages in minutes. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), TICK_MS);
  return now;
}
