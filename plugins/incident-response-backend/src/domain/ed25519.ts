import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

function checked(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error('The key is not an Ed25519 key.');
  return key;
}

/** @throws Error when the PEM holds no Ed25519 private key */
export function readPrivateKey(pem: string): KeyObject {
  return checked(createPrivateKey(pem));
}

/** Of a private key it takes the public half. @throws Error when the PEM holds no Ed25519 key */
export function readPublicKey(pem: string): KeyObject {
  return checked(createPublicKey(pem));
}
