import type { Clock } from './Clock';

/**
 * Other owners' claims, as this process has seen them. A claim is stale once this process has
 * watched it unchanged for a whole lease on its own monotonic clock; nobody's wall clock counts.
 */
export interface ClaimWatch {
  /** Milliseconds until the claim counts as stale; 0: it does. */
  remaining(effect: string, claimId: string): number;
  forget(effect: string): void;
}

export function createClaimWatch(leaseMs: number, clock: Clock): ClaimWatch {
  const seen = new Map<string, { claimId: string; since: number }>();
  return {
    remaining: (effect, claimId) => {
      const known = seen.get(effect);
      if (known?.claimId !== claimId) {
        seen.set(effect, { claimId, since: clock.monotonic() });
        return leaseMs;
      }
      return Math.max(0, leaseMs - (clock.monotonic() - known.since));
    },
    forget: effect => seen.delete(effect),
  };
}
