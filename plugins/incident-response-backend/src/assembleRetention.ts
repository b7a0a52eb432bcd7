import type { AssembleDeps } from './assemble';
import type { EvidenceDeps } from './evidence/createEvidence';
import { createDirectoryPlace } from './evidence/retention/createDirectoryPlace';

/** Where exports go before ledgers are removed; `undefined`: ledgers are kept for ever. */
export function assembleRetention({
  config,
  audit,
}: Pick<AssembleDeps, 'config' | 'audit'>): EvidenceDeps['retention'] {
  if (!config.retention) return undefined;
  const { periodMs, exportTo } = config.retention;
  return {
    retainForMs: periodMs,
    place: createDirectoryPlace(exportTo),
    removed: ({ incidentId, seq, statement }) =>
      audit.accepted({
        eventId: 'ledger-remove',
        incidentId,
        seq,
        door: 'engine',
        tombstone: statement,
      }),
  };
}
