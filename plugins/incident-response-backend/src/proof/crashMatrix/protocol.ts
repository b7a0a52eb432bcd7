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

/**
 * The protocol so fast that a point costs about a second; a lease still outlasts the last moment a
 * call may begin and the whole call after it. On a slow machine everything takes `pace` times as long.
 */
export function timingFor({ pace }: Pick<Job, 'pace'>): Timing {
  const quick: Timing = {
    ...SCALED,
    callDeadlineMs: 600,
    claimLeaseMs: 1_100,
    claimValidMs: 300,
    backoffFirstMs: 20,
    pollMs: 60,
  };
  return scaleTiming(quick, pace);
}
