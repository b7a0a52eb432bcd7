import type { StoredCommit } from '../domain/ledger';
import type { Head, IncidentStore } from '../stores/IncidentStore';

const TRIES = 5;

/**
 * A whole ledger with the head that belongs to it. A commit and its head are written together: where
 * the head stood still while the commits were read, commits behind it were not appended by us.
 */
export async function readWhole(
  store: Pick<IncidentStore, 'head' | 'read'>,
  incidentId: string,
): Promise<{
  readonly head: Head | undefined;
  readonly commits: readonly StoredCommit[];
}> {
  let head = await store.head(incidentId);
  for (let tries = 1; ; tries++) {
    const commits = await store.read(incidentId, 0);
    const after = await store.head(incidentId);
    if (head?.seq === after?.seq) return { head: after, commits };
    // On an incident that never rests, what the older head covers is whole too.
    if (tries === TRIES)
      return { head, commits: commits.slice(0, head?.seq ?? 0) };
    head = after;
  }
}
