import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { isAnchorSigned, type Anchor } from '../anchors/Anchor';
import { readStatement, type Epitaph } from './Epitaph';

const fileSchema = z.object({
  tombstones: z.array(
    z.object({
      statement: z.string(),
      signature: z.object({ value: z.string() }),
    }),
  ),
});

/** Tombstones as people outside have them, each checked. */
export interface ReadTombstones {
  readonly epitaphs: readonly Epitaph[];
  /** One sentence for each that is not what it seems. */
  readonly problems: readonly string[];
}

/** @throws Error where the text holds no tombstones at all */
export function readTombstoneFile(
  text: string,
  file: string,
  publicKeys: readonly KeyObject[],
): ReadTombstones {
  let parsed;
  try {
    parsed = fileSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(
      `${file} holds no tombstones. It must be what GET /evidence/tombstones answered.`,
    );
  }
  const read = parsed.tombstones.map(({ statement, signature }) =>
    readStatement(statement, signature.value, publicKeys),
  );
  return {
    epitaphs: read.flatMap(said => (typeof said === 'string' ? [] : [said])),
    problems: read.flatMap(said =>
      typeof said === 'string' ? [`${file}: ${said}`] : [],
    ),
  };
}

/** What a signed anchor says against a tombstone, or `undefined`. */
export function problemWithAnchors(
  { incidentId, head }: Epitaph,
  anchors: readonly Anchor[],
  publicKeys: readonly KeyObject[],
): string | undefined {
  const against = anchors.find(
    anchor =>
      anchor.incidentId === incidentId &&
      (anchor.seq > head.seq ||
        (anchor.seq === head.seq && anchor.hash !== head.hash)) &&
      isAnchorSigned(anchor, publicKeys),
  );
  return (
    against &&
    `The tombstone of ${incidentId} speaks of ${head.seq} commits, and an anchor from ${against.at} of another commit ${against.seq}.`
  );
}

/** What a whole ledger's export says against its tombstone, or `undefined`. */
export function problemWithTombstone(
  head: { readonly seq: number; readonly hash: string },
  epitaph: Epitaph,
): string | undefined {
  const said = epitaph.head;
  if (head.seq < said.seq)
    return `The ledger was cut: when it was removed on ${epitaph.removedAt} it had ${said.seq} commits, and here are ${head.seq}.`;
  return head.seq === said.seq && head.hash === said.hash
    ? undefined
    : `This is not the ledger that was removed on ${epitaph.removedAt}: its last commit was another one.`;
}
