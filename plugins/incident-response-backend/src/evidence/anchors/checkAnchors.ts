import type { KeyObject } from 'node:crypto';
import { isAnchorSigned, type Anchor } from './Anchor';

export type AnchorsVerdict =
  | { readonly ok: true; readonly checked: number }
  | {
      readonly ok: false;
      readonly checked: number;
      readonly seq: number;
      readonly problem: string;
    };

function problemOf(
  anchor: Anchor,
  commits: readonly { readonly seq: number; readonly hash: string }[],
  publicKeys: readonly KeyObject[],
): string | undefined {
  const { seq, at } = anchor;
  if (!isAnchorSigned(anchor, publicKeys))
    return `The anchor of commit ${seq} from ${at} is not signed by a known key. If key "${anchor.keyId}" was retired, give its public key too; else the anchor is forged.`;
  const commit = commits[seq - 1];
  if (!commit)
    return `The ledger was cut: an anchor from ${at} knows commit ${seq}, and there are ${commits.length}.`;
  if (commit.hash !== anchor.hash)
    return `The ledger was rolled back and written anew: at ${at} commit ${seq} was another one.`;
  return undefined;
}

/** Compares a ledger with where anchors say it stood; the commits must have been checked before. */
export function checkAnchors(
  incidentId: string,
  commits: readonly { readonly seq: number; readonly hash: string }[],
  anchors: readonly Anchor[],
  publicKeys: readonly KeyObject[],
): AnchorsVerdict {
  const own = anchors.filter(anchor => anchor.incidentId === incidentId);
  for (const anchor of own) {
    const problem = problemOf(anchor, commits, publicKeys);
    if (problem)
      return { ok: false, checked: own.length, seq: anchor.seq, problem };
  }
  return { ok: true, checked: own.length };
}

/** Incidents that signed anchors know of and nobody brought. */
export function missingIncidents(
  anchors: readonly Anchor[],
  known: ReadonlySet<string>,
  publicKeys: readonly KeyObject[],
): readonly string[] {
  const missing = anchors.filter(
    anchor =>
      !known.has(anchor.incidentId) && isAnchorSigned(anchor, publicKeys),
  );
  return [...new Set(missing.map(({ incidentId }) => incidentId))].sort();
}
