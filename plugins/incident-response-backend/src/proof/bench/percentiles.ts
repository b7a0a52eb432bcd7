/** Milliseconds, one decimal. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export const round = (value: number) => Math.round(value * 10) / 10;

/** Nearest rank: every figure is one that was measured. */
export function percentiles(samples: readonly number[]): Percentiles {
  if (samples.length === 0)
    throw new Error('There are no percentiles of nothing: measure first.');
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = (share: number) =>
    round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);
  return {
    count: sorted.length,
    p50: rank(0.5),
    p95: rank(0.95),
    p99: rank(0.99),
    max: round(sorted[sorted.length - 1]),
  };
}
