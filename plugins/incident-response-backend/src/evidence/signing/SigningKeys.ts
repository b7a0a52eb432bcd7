import { createHash, sign, verify, type KeyObject } from 'node:crypto';

/**
 * Ed25519 keys that sign what leaves the store. Heads have keys of their own that are secret on both
 * sides; these can be checked by people who must not be able to sign.
 */
export interface SigningKeys {
  readonly current: string;
  readonly privateKey: KeyObject;
  /** By id, the current one first. Retired keys only verify. */
  readonly publicKeys: Readonly<Record<string, KeyObject>>;
}

/** A public key as people outside get it. */
export interface PublishedKey {
  readonly keyId: string;
  /** SPKI as PEM. */
  readonly publicKey: string;
  /** SHA-256 over the SPKI bytes, hex. */
  readonly fingerprint: string;
  /** Whether it signs, or only verifies. */
  readonly current: boolean;
}

export function toPem(publicKey: KeyObject): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

/** SHA-256 over the public key, hex: short enough to be read out. */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** Base64 of the Ed25519 signature over the UTF-8 bytes. */
export function signText(text: string, keys: SigningKeys): string {
  return sign(null, Buffer.from(text, 'utf8'), keys.privateKey).toString(
    'base64',
  );
}

/** The key that signed, of those given. */
export function signerOf(
  text: string,
  signature: string,
  candidates: readonly KeyObject[],
): KeyObject | undefined {
  const bytes = Buffer.from(signature, 'base64');
  // Decoding forgives what was added or altered in the spare bits.
  if (bytes.toString('base64') !== signature) return undefined;
  return candidates.find(key =>
    verify(null, Buffer.from(text, 'utf8'), key, bytes),
  );
}

export function publishedKeys(keys: SigningKeys): readonly PublishedKey[] {
  return Object.entries(keys.publicKeys).map(([keyId, publicKey]) => ({
    keyId,
    publicKey: toPem(publicKey),
    fingerprint: fingerprintOf(publicKey),
    current: keyId === keys.current,
  }));
}
