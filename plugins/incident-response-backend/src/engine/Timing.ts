/**
 * Every duration of the protocol, in milliseconds, in one value, so that proofs can scale them.
 */
export interface Timing {
  /** Deadline of one outbound call, over headers and body. */
  readonly callDeadlineMs: number;
  /** A claim seen unchanged for this long, on one's own clock, is stale. */
  readonly claimLeaseMs: number;
  /** How long after claiming the owner may still begin a call; shorter than the lease. */
  readonly claimValidMs: number;
  /** How long a vendor may hide its own write. */
  readonly settleMs: number;
  /** Between the two looks before a human is asked. */
  readonly findSpacingMs: number;
  /** From a doubt whether something was done twice to the look: longer than lease, deadline and settle time. */
  readonly doublesAfterMs: number;
  /** First wait after a failure; doubles. */
  readonly backoffFirstMs: number;
  /** Longest wait between two tries. */
  readonly backoffMaxMs: number;
  /** What is overdue by this much is swept: longer than any running work. */
  readonly sweepGraceMs: number;
  /** How often due incidents are looked for. */
  readonly pollMs: number;
  /** How long shutdown waits for running work. */
  readonly drainMs: number;
  /** The conductor counts as stuck when it has not finished a look for this long. */
  readonly stuckAfterMs: number;
}

export const DEFAULT_TIMING: Timing = {
  callDeadlineMs: 10_000,
  claimLeaseMs: 45_000,
  claimValidMs: 20_000,
  settleMs: 5_000,
  findSpacingMs: 5_000,
  doublesAfterMs: 90_000,
  backoffFirstMs: 500,
  backoffMaxMs: 15 * 60_000,
  sweepGraceMs: 60_000,
  pollMs: 1_000,
  drainMs: 20_000,
  stuckAfterMs: 120_000,
};

/**
 * How long after an act began it is certain whether it shows: the vendor may carry it out until the
 * call's deadline, and hide it until it has settled. A claim's lease is longer than this and than the
 * last moment at which its owner may begin, so whoever takes over looks no earlier either.
 */
export const settledAfterMs = ({
  callDeadlineMs,
  settleMs,
}: Pick<Timing, 'callDeadlineMs' | 'settleMs'>): number =>
  callDeadlineMs + settleMs;

/** The same proportions, `factor` times as long. */
export function scaleTiming(timing: Timing, factor: number): Timing {
  return Object.fromEntries(
    Object.entries(timing).map(([key, ms]) => [
      key,
      Math.max(1, Math.round(ms * factor)),
    ]),
  ) as unknown as Timing;
}
