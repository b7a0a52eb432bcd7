import { readPrivateKey, readPublicKey } from '../domain/ed25519';
import type { SigningKeyConfig } from './IncidentResponseConfig';
import type { Reader } from './Reader';

/** Stands in lines of logs and in names of files. */
const KEY_ID = /^[A-Za-z0-9._-]{1,64}$/;

function pem(
  reader: Reader,
  key: string,
  read: (text: string) => unknown,
): string | undefined {
  const text = reader.string(key);
  if (text === undefined) return undefined;
  try {
    read(text);
    return text;
  } catch {
    return reader.wrong(
      key,
      'is no Ed25519 key as PEM. Make one with: openssl genpkey -algorithm ed25519.',
    );
  }
}

function readKey(reader: Reader, isFirst: boolean): SigningKeyConfig[] {
  reader.only(['id', 'privateKey', 'publicKey']);
  const id = reader.string('id');
  const privateKey = pem(reader, 'privateKey', readPrivateKey);
  const publicKey = pem(reader, 'publicKey', readPublicKey);
  if (id === undefined) reader.wrong('id', 'is missing.');
  else if (!KEY_ID.test(id))
    reader.wrong(
      'id',
      'must be at most 64 letters, digits, dots, dashes or underscores.',
    );
  if (isFirst && !reader.has('privateKey'))
    reader.wrong('privateKey', 'is missing; the first key signs.');
  if (!reader.has('privateKey') && !reader.has('publicKey'))
    reader.wrong('publicKey', 'is missing; a retired key needs it.');
  return id === undefined
    ? []
    : [
        {
          id,
          ...(privateKey === undefined ? {} : { privateKey }),
          ...(publicKey === undefined ? {} : { publicKey }),
        },
      ];
}

/** Keys that sign what leaves the store; the first one signs. */
export function readSigningKeys(root: Reader): readonly SigningKeyConfig[] {
  const ledger = root.section('ledger');
  const keys = (ledger?.sections('signing') ?? []).flatMap((reader, index) =>
    readKey(reader, index === 0),
  );
  const repeated = keys.find(
    (key, index) => keys.findIndex(other => other.id === key.id) !== index,
  );
  if (repeated)
    ledger?.wrong('signing', `holds the id '${repeated.id}' twice.`);
  return keys;
}
