import type { HeadKeys } from '../../../../domain/ledger';
import { DEFAULT_TIMING } from '../../../../engine/Timing';

/** What every duration of the backends is scaled by. */
export const CONFIG_SCALE = 0.06;
/** Long past every lease. */
export const ASLEEP_MS = 1.5 * CONFIG_SCALE * DEFAULT_TIMING.claimLeaseMs;

const SECRET = 'kept for the crash matrix alone';
export const LEDGER = { id: 'k1', secret: SECRET };
export const KEYS: HeadKeys = {
  current: LEDGER.id,
  keys: { [LEDGER.id]: Buffer.from(SECRET, 'utf8') },
};
