import type { KeyObject } from 'node:crypto';
import { readPublicKey } from '../../domain/ed25519';
import type { HeadKeys } from '../../domain/ledger';
import { readAnchors } from '../anchors/Anchor';
import type { Trust } from '../bundle/BundleVerdict';
import {
  readTombstoneFile,
  type ReadTombstones,
} from '../retention/checkTombstones';
import type { VerifyOptions } from './options';

const PEM =
  /-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----/g;

/** Every public key in a text: one PEM, several, or a JSON answer that quotes them. */
export function publicKeysIn(text: string, file: string): readonly KeyObject[] {
  const found = text.replaceAll('\\n', '\n').match(PEM) ?? [];
  if (found.length === 0)
    throw new Error(
      `${file} holds no public key. It must be a PEM that begins with -----BEGIN PUBLIC KEY-----.`,
    );
  return found.map(pem => readPublicKey(pem));
}

/** Reads the tombstones that the options name; each that is wrong is a sentence. */
export async function readTombstones(
  options: VerifyOptions,
  publicKeys: readonly KeyObject[],
  read: (file: string) => Promise<string>,
): Promise<ReadTombstones> {
  if (options.tombstones.length > 0 && publicKeys.length === 0)
    throw new Error(
      '--tombstones needs --public-key: without it nobody can tell whose they are.',
    );
  const files = await Promise.all(
    options.tombstones.map(async file =>
      readTombstoneFile(await read(file), file, publicKeys),
    ),
  );
  return {
    epitaphs: files.flatMap(({ epitaphs }) => epitaphs),
    problems: files.flatMap(({ problems }) => problems),
  };
}

/** Reads the files that the options name. */
export async function readTrust(
  options: VerifyOptions,
  read: (file: string) => Promise<string>,
): Promise<Trust> {
  const publicKeys: KeyObject[] = [];
  for (const file of options.publicKeys)
    publicKeys.push(...publicKeysIn(await read(file), file));
  const logs = await Promise.all(options.anchors.map(read));
  const secrets = await Promise.all(
    Object.entries(options.keys).map(
      async ([id, file]) =>
        [id, Buffer.from((await read(file)).trim(), 'utf8')] as const,
    ),
  );
  const headKeys: HeadKeys | undefined =
    secrets.length > 0
      ? { current: secrets[0][0], keys: Object.fromEntries(secrets) }
      : undefined;
  return {
    publicKeys,
    anchors: logs.flatMap(readAnchors),
    ...(headKeys ? { headKeys } : {}),
  };
}
