import { generateKeyPairSync } from 'node:crypto';
import type { SigningKeys } from '../signing/SigningKeys';

/** A fresh pair under a name. */
export function signingKeys(keyId = 's1'): SigningKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { current: keyId, privateKey, publicKeys: { [keyId]: publicKey } };
}
