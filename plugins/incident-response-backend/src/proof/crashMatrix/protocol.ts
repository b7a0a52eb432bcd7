import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Severity } from '@incident-response/backstage-plugin-incident-response-common';
import type { HeadKeys } from '../../domain/ledger';
import { DEFAULT_TIMING, scaleTiming, type Timing } from '../../engine/Timing';
import type { SigningKeys } from '../../evidence/signing/SigningKeys';
import type { Job } from './Job';

/** Signs the heads of every incident of the matrix. */
export const KEYS: HeadKeys = {
  current: 'k1',
  keys: { k1: Buffer.alloc(32, 7) },
};

/** An Ed25519 key of 32 given bytes, as PKCS #8 has it. */
const privateKey = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.alloc(32, 9),
  ]),
  format: 'der',
  type: 'pkcs8',
});

/** Signs exports, anchors and tombstones: the same for every process. */
export const SIGNING: SigningKeys = {
  current: 's1',
  privateKey,
  publicKeys: { s1: createPublicKey(privateKey) },
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
