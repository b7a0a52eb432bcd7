import {
  GENESIS,
  isSignedBy,
  openCommit,
  sha256,
  whyUnsigned,
  type HeadKeys,
  type SignedHead,
  type StoredCommit,
} from './ledger';

export type LedgerVerdict =
  | { readonly ok: true; readonly commits: number }
  | {
      readonly ok: false;
      readonly commits: number;
      /** First broken commit. */
      readonly brokenSeq: number;
      readonly problem: string;
    };

function problemOf(
  incidentId: string,
  stored: StoredCommit,
  seq: number,
  previous: string,
): string | undefined {
  if (stored.seq !== seq)
    return `Commit ${seq} is missing; the next one stored is ${stored.seq}.`;
  if (sha256(stored.payload) !== stored.hash)
    return `Commit ${seq} was changed: its bytes do not give the stored hash.`;
  try {
    const commit = openCommit(stored);
    if (commit.incidentId !== incidentId || stored.incidentId !== incidentId)
      return `Commit ${seq} belongs to incident ${commit.incidentId}.`;
    if (commit.seq !== seq || commit.commitId !== stored.commitId)
      return `Commit ${seq} was stored under another number or commit id.`;
    if (commit.previous !== previous)
      return `Commit ${seq} does not build on the commit before it.`;
  } catch (error) {
    // Reading a commit throws nothing but errors.
    return `Commit ${seq} cannot be read: ${(error as Error).message}`;
  }
  return undefined;
}

/** Walks the commits alone, without a head: `last` is the hash that the next one would build on. */
export function verifyChain(
  incidentId: string,
  commits: readonly StoredCommit[],
):
  | { readonly ok: true; readonly last: string }
  | {
      readonly ok: false;
      readonly brokenSeq: number;
      readonly problem: string;
    } {
  let last = GENESIS;
  for (const [index, stored] of commits.entries()) {
    const problem = problemOf(incidentId, stored, index + 1, last);
    if (problem) return { ok: false, brokenSeq: index + 1, problem };
    last = stored.hash;
  }
  return { ok: true, last };
}

/**
 * Walks a whole ledger and names the first broken commit: edits, deletions, reordering,
 * truncation behind a signed head, and a head nobody signed.
 */
export function verifyLedger(
  incidentId: string,
  commits: readonly StoredCommit[],
  head: SignedHead | undefined,
  keys: HeadKeys,
): LedgerVerdict {
  const broken = (brokenSeq: number, problem: string): LedgerVerdict => ({
    ok: false,
    commits: commits.length,
    brokenSeq,
    problem,
  });
  const chain = verifyChain(incidentId, commits);
  if (!chain.ok) return broken(chain.brokenSeq, chain.problem);
  if (!head) return broken(commits.length + 1, 'The head is missing.');
  if (!isSignedBy(incidentId, head, keys))
    return broken(head.seq, whyUnsigned(head, keys));
  if (head.seq > commits.length)
    return broken(
      commits.length + 1,
      `The signed head says ${head.seq} commits; only ${commits.length} are stored.`,
    );
  if (head.seq < commits.length)
    return broken(
      head.seq + 1,
      `Commit ${head.seq + 1} is not covered by the signed head.`,
    );
  if (head.hash !== chain.last)
    return broken(head.seq, 'The last commit is not the one that was signed.');
  return { ok: true, commits: commits.length };
}
