import type { KeyObject } from 'node:crypto';
import {
  incidentStatusSchema,
  incidentVisibilitySchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import type { Tombstone } from '../../stores/RetentionStore';
import { signerOf, signText, type SigningKeys } from '../signing/SigningKeys';

export const TOMBSTONE_FORMAT = 'incident-response/tombstone/1';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');

/** What a tombstone says: which ledger there was, why it went, and where its export is. */
export const epitaphSchema = z.strictObject({
  format: z.literal(TOMBSTONE_FORMAT),
  incidentId: z.string().min(1),
  status: incidentStatusSchema,
  visibility: incidentVisibilitySchema,
  /** ISO 8601: when the incident ended, until when its ledger was to be kept, when it was removed. */
  endedAt: z.string(),
  retainUntil: z.string(),
  removedAt: z.string(),
  /** The head as the store had it; its signature needs the secret to be checked. */
  head: z.strictObject({
    seq: z.number().int().positive(),
    hash: hex64,
    keyId: z.string(),
    signature: z.string(),
  }),
  commits: z.number().int().positive(),
  export: z.strictObject({
    /** Directory, as it was configured. */
    place: z.string(),
    file: z.string(),
    /** SHA-256 over the file's bytes. */
    sha256: hex64,
  }),
  /** Id of the Ed25519 key that signs this. */
  signedBy: z.string(),
});

export type Epitaph = z.infer<typeof epitaphSchema>;

/** Says it, signed byte for byte. */
export function sealTombstone(
  said: Omit<Epitaph, 'format' | 'signedBy'>,
  keys: SigningKeys,
): Tombstone {
  const { incidentId, status, visibility, removedAt, head } = said;
  const epitaph: Epitaph = {
    format: TOMBSTONE_FORMAT,
    ...said,
    signedBy: keys.current,
  };
  const statement = JSON.stringify(epitaph);
  return {
    incidentId,
    seq: head.seq,
    hash: head.hash,
    status,
    visibility,
    removedAt,
    statement,
    keyId: keys.current,
    signature: signText(statement, keys),
  };
}

/** What a statement says, if one of these keys signed it; else the sentence that says what is wrong. */
export function readStatement(
  statement: string,
  signature: string,
  publicKeys: readonly KeyObject[],
): Epitaph | string {
  if (!signerOf(statement, signature, publicKeys))
    return 'The tombstone is not signed by a known key. If its key was retired, list its public half; else the ledger was taken away and the tombstone is forged.';
  try {
    return epitaphSchema.parse(JSON.parse(statement));
  } catch (error) {
    return `The tombstone cannot be read: ${String(error)}`;
  }
}

/** What is wrong with a stored tombstone, or `undefined`. */
export function problemOfTombstone(
  tombstone: Tombstone,
  publicKeys: readonly KeyObject[],
): string | undefined {
  const said = readStatement(
    tombstone.statement,
    tombstone.signature,
    publicKeys,
  );
  if (typeof said === 'string') return said;
  const agrees =
    said.incidentId === tombstone.incidentId &&
    said.head.seq === tombstone.seq &&
    said.head.hash === tombstone.hash &&
    said.status === tombstone.status &&
    said.visibility === tombstone.visibility &&
    Date.parse(said.removedAt) === Date.parse(tombstone.removedAt);
  return agrees
    ? undefined
    : 'The tombstone was changed: it is not what its signed statement says.';
}
