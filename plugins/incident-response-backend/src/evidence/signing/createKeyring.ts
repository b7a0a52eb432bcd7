import type { KeyObject } from 'node:crypto';
import { readPrivateKey, readPublicKey } from '../../domain/ed25519';
import type { HeadKeys } from '../../domain/ledger';
import type { SigningKeys } from './SigningKeys';

/** Keys as they are configured, or as one was made for development. The first signs. */
export interface KeySettings {
  readonly heads: readonly { readonly id: string; readonly secret: string }[];
  readonly signing: readonly {
    readonly id: string;
    /** PKCS #8 as PEM; the first key has it. */
    readonly privateKey?: string;
    /** SPKI as PEM, for keys that only verify. */
    readonly publicKey?: string;
  }[];
}

/** The keys as they are now: whoever holds `heads` or `signing` sees a rotation at once. */
export interface Keyring {
  readonly heads: HeadKeys;
  readonly signing: SigningKeys;
  /**
   * Takes over what is configured now; a kind without any key keeps those it has.
   * Returns the ids that are gone: what they signed can no longer be verified here.
   */
  rotate(settings: KeySettings): readonly string[];
}

function toHeadKeys(keys: KeySettings['heads']): HeadKeys {
  return {
    current: keys[0].id,
    keys: Object.fromEntries(
      keys.map(({ id, secret }) => [id, Buffer.from(secret, 'utf8')]),
    ),
  };
}

function toSigningKeys(keys: KeySettings['signing']): SigningKeys {
  const [current] = keys;
  if (current.privateKey === undefined)
    throw new Error(
      `The first signing key, "${current.id}", has no private key, and it is the one that signs.`,
    );
  return {
    current: current.id,
    privateKey: readPrivateKey(current.privateKey),
    publicKeys: Object.fromEntries(
      keys.map(({ id, privateKey, publicKey }): [string, KeyObject] => [
        id,
        readPublicKey(publicKey ?? privateKey ?? ''),
      ]),
    ),
  };
}

export function createKeyring(settings: KeySettings): Keyring {
  let heads = toHeadKeys(settings.heads);
  let signing = toSigningKeys(settings.signing);
  return {
    heads: {
      get current() {
        return heads.current;
      },
      get keys() {
        return heads.keys;
      },
    },
    signing: {
      get current() {
        return signing.current;
      },
      get privateKey() {
        return signing.privateKey;
      },
      get publicKeys() {
        return signing.publicKeys;
      },
    },
    rotate: next => {
      const before = [
        ...Object.keys(heads.keys),
        ...Object.keys(signing.publicKeys),
      ];
      // Both are read before either is taken over.
      const nextHeads = next.heads.length > 0 ? toHeadKeys(next.heads) : heads;
      const nextSigning =
        next.signing.length > 0 ? toSigningKeys(next.signing) : signing;
      heads = nextHeads;
      signing = nextSigning;
      const after = new Set([
        ...Object.keys(heads.keys),
        ...Object.keys(signing.publicKeys),
      ]);
      return before.filter(id => !after.has(id));
    },
  };
}
