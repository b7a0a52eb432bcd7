import type { StoredCommit } from '../../domain/ledger';

const PERSON = /"(person:[0-9a-f]{32}|slack:[^"\\/]+\/[^"\\/]+)"/g;

/** Ids in the people table that a ledger holds; of the accounts of a chat not all have to be there. */
export function personsIn(
  commits: readonly Pick<StoredCommit, 'payload'>[],
): readonly string[] {
  const found = commits.flatMap(({ payload }) =>
    [...payload.matchAll(PERSON)].map(([, id]) => id),
  );
  return [...new Set(found)];
}
