import type { StoredCommit } from '../../domain/ledger';
import type { Tombstone } from '../../stores/RetentionStore';

/** What is left of a ledger that stood at `commit`. */
export function sampleTombstone(
  commit: StoredCommit,
  changes: Partial<Tombstone> = {},
): Tombstone {
  return {
    incidentId: commit.incidentId,
    seq: commit.seq,
    hash: commit.hash,
    status: 'closed',
    visibility: 'normal',
    removedAt: '2028-01-01T00:00:00.000Z',
    statement: '{"format":"sample"}',
    keyId: 's1',
    signature: 'c2lnbmVk',
    ...changes,
  };
}
