import type { StateStore } from '../../stores/StateStore';
import {
  verificationStateSchema,
  type VerificationState,
} from './VerificationState';

const STATE = 'ledger-verification';

/** How far the verification is, as it was read. */
export interface Kept {
  readonly version: number;
  readonly state: VerificationState;
}

export async function readKept(states: StateStore): Promise<Kept> {
  const kept = await states.read(STATE);
  if (!kept) return { version: 0, state: {} };
  const state = verificationStateSchema.parse(JSON.parse(kept.state));
  return { version: kept.version, state };
}

/** `undefined`: another replica was first. */
export async function writeKept(
  states: StateStore,
  from: Kept,
  state: VerificationState,
): Promise<Kept | undefined> {
  const isWritten = await states.write(
    STATE,
    from.version,
    JSON.stringify(state),
  );
  return isWritten ? { version: from.version + 1, state } : undefined;
}
