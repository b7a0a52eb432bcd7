import type { KeyObject } from 'node:crypto';
import { signerOf, signText, type SigningKeys } from '../signing/SigningKeys';

/** Where a ledger stood, signed, to be kept outside the store. */
export interface Anchor {
  readonly incidentId: string;
  readonly seq: number;
  readonly hash: string;
  /** ISO 8601. */
  readonly at: string;
  readonly keyId: string;
  /** Base64. */
  readonly signature: string;
}

const ANCHOR_FORMAT = 'incident-response/anchor/1';

// One word after another, so that a line is found again in any log, whatever stands around it.
const LINE =
  /incident-response\/anchor\/1 (\S+) (\d{1,15}) ([0-9a-f]{64}) (\S+) ([A-Za-z0-9._-]{1,64}) ([A-Za-z0-9+/]{86}==)/g;

const signedPart = (anchor: Omit<Anchor, 'signature'>) =>
  [
    ANCHOR_FORMAT,
    anchor.incidentId,
    anchor.seq,
    anchor.hash,
    anchor.at,
    anchor.keyId,
  ].join(' ');

/** One line of text that says where the ledger stands now. */
export function anchorLine(
  head: {
    readonly incidentId: string;
    readonly seq: number;
    readonly hash: string;
  },
  at: Date,
  keys: SigningKeys,
): string {
  const text = signedPart({
    ...head,
    at: at.toISOString(),
    keyId: keys.current,
  });
  return `${text} ${signText(text, keys)}`;
}

/** Every anchor in a text: an auditor log, a postmortem, a list of lines. */
export function readAnchors(text: string): readonly Anchor[] {
  return [...text.matchAll(LINE)].map(
    ([, incidentId, seq, hash, at, keyId, signature]) => ({
      incidentId,
      seq: Number(seq),
      hash,
      at,
      keyId,
      signature,
    }),
  );
}

export function isAnchorSigned(
  anchor: Anchor,
  publicKeys: readonly KeyObject[],
): boolean {
  return (
    signerOf(signedPart(anchor), anchor.signature, publicKeys) !== undefined
  );
}
