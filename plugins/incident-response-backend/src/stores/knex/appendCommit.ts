import type { StoredCommit } from '../../domain/ledger';
import type { Head } from '../IncidentStore';
import { isUniqueViolation } from './dialect';

/** Whatever was stored first wins, be it another commit or this one with its reply lost. */
export async function appendCommit(
  expectedSeq: number,
  commit: StoredCommit,
  head: Head,
  /** Answers whether the commit was stored. */
  write: () => Promise<boolean>,
): Promise<'appended' | 'conflict'> {
  if (commit.seq !== expectedSeq + 1 || head.seq !== commit.seq)
    throw new Error(
      `Commit ${commit.seq} with head ${head.seq} of incident ${commit.incidentId} does not follow ${expectedSeq}: re-read the ledger and decide again.`,
    );
  try {
    return (await write()) ? 'appended' : 'conflict';
  } catch (error) {
    if (isUniqueViolation(error)) return 'conflict';
    throw error;
  }
}
