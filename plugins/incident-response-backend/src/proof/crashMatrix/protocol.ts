import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';
import type { HeadKeys } from '../../domain/ledger';
import { DEFAULT_TIMING, scaleTiming, type Timing } from '../../engine/Timing';
import type { Job } from './Job';

/** Signs the heads of every incident of the matrix. */
export const KEYS: HeadKeys = {
  current: 'k1',
  keys: { k1: Buffer.alloc(32, 7) },
};

export const OPENS: readonly Severity[] = ['P1', 'P2'];

const SCALED = scaleTiming(DEFAULT_TIMING, 0.01);

/** Nobody waits long for a call that never answers; elsewhere a busy machine is no outage. */
const HANGING_MS = 500;
const BUSY_MS = 3_000;

/**
 * The protocol so fast that a point costs about a second, in its own proportions; on a slow machine
 * everything takes `pace` times as long.
 */
export function timingFor({
  faults,
  pace,
}: Pick<Job, 'faults' | 'pace'>): Timing {
  const hangs = faults.some(({ how }) => how === 'hang');
  const quick: Timing = {
    ...SCALED,
    callDeadlineMs: hangs ? HANGING_MS : BUSY_MS,
    claimLeaseMs: 500,
    claimValidMs: 300,
    backoffFirstMs: 20,
    pollMs: 60,
    nudgeEveryMs: 600,
  };
  return scaleTiming(quick, pace);
}
