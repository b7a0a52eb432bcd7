import type { IncidentStore } from '../../stores/IncidentStore';
import type { Tombstone } from '../../stores/RetentionStore';
import type { SigningKeys } from '../signing/SigningKeys';
import type { Finding } from '../verification/VerificationState';
import { problemOfTombstone } from './Epitaph';

const PAGE = 200;

type Store = Pick<IncidentStore, 'head' | 'retention'>;

async function findingOf(
  tombstone: Tombstone,
  store: Store,
  { publicKeys }: Pick<SigningKeys, 'publicKeys'>,
): Promise<readonly Finding[]> {
  const { incidentId } = tombstone;
  const problem =
    problemOfTombstone(tombstone, Object.values(publicKeys)) ??
    ((await store.head(incidentId))
      ? 'It has a tombstone and a ledger: one of them was put there by hand.'
      : undefined);
  return problem === undefined ? [] : [{ incidentId, problem }];
}

/** Counts all tombstones and tells of those that are not what this installation signed. */
export async function readTombstones(
  store: Store,
  signing: Pick<SigningKeys, 'publicKeys'>,
): Promise<{ readonly count: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await store.retention.listTombstones({ limit: PAGE, cursor });
    count += page.tombstones.length;
    for (const tombstone of page.tombstones)
      findings.push(...(await findingOf(tombstone, store, signing)));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { count, findings };
}
