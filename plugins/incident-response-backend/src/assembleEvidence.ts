import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { AssembleDeps } from './assemble';
import { assembleRetention } from './assembleRetention';
import { systemClock } from './engine/Clock';
import {
  createEvidence,
  type EvidenceDeps,
  type RunningEvidence,
} from './evidence/createEvidence';
import type { Keyring } from './evidence/signing/createKeyring';
import { createKnexStateStore } from './stores/knex/createKnexStateStore';

/** Whether it is time to verify all ledgers; the first look is as long after the start. */
const LOOK_EVERY_MS = 60_000;
/** Between two ledgers: people's work goes first. */
const PACE_MS = 50;

/** What verifies, exports and removes ledgers. */
export function assembleEvidence(
  deps: Pick<AssembleDeps, 'config' | 'audit' | 'metrics'>,
  parts: Pick<EvidenceDeps, 'store' | 'report'> & {
    readonly knex: Parameters<typeof createKnexStateStore>[0];
    readonly keyring: Keyring;
  },
): RunningEvidence {
  const { config, metrics } = deps;
  const { store, knex, keyring, report } = parts;
  return createEvidence({
    store,
    states: createKnexStateStore(knex),
    keyring,
    clock: systemClock,
    owner: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
    verifyEveryMs: config.verifyEveryMs * config.timingScale,
    lookEveryMs: LOOK_EVERY_MS * config.timingScale,
    paceMs: PACE_MS,
    tellAnchor: ({ incidentId, seq, line }) =>
      deps.audit.accepted({
        eventId: 'ledger-anchor',
        incidentId,
        seq,
        door: 'engine',
        anchor: line,
      }),
    ledgerVerified: result => metrics.ledgerVerified(result),
    retention: assembleRetention(deps),
    report,
  });
}
