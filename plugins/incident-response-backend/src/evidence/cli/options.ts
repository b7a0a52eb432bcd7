import { parseArgs } from 'node:util';

export interface VerifyOptions {
  readonly files: readonly string[];
  /** Files that hold public keys as PEM, or the answer of the route that tells them. */
  readonly publicKeys: readonly string[];
  /** Head key id → file with its secret. */
  readonly keys: Readonly<Record<string, string>>;
  /** Files that anchors are looked for in. */
  readonly anchors: readonly string[];
  /** Files with tombstones, as the route answered them. */
  readonly tombstones: readonly string[];
  /** The files are all there should be: an anchored incident without a file is missing. */
  readonly complete: boolean;
  readonly json: boolean;
}

export const USAGE = `npm run verify -- <bundle.json>... [options]
  Checks exported incidents offline and names the first broken thing.
  --public-key <file>   public key of the installation (PEM, or what /public/evidence-keys answered);
                        without it a file vouches for itself only
  --key <id>=<file>     also check heads with this secret of incidentResponse.ledger.keys
  --anchors <file>      text with anchor lines: the auditor's log, a postmortem
  --tombstones <file>   what /evidence/tombstones answered: compares exports of removed ledgers with it
  --complete            the files are all there should be: name anchored incidents without a file
                        and without a tombstone
  --json                last line of stdout is the result as JSON`;

function keyFiles(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map(pair => {
      const cut = pair.indexOf('=');
      if (cut < 1 || cut === pair.length - 1)
        throw new Error(
          `--key ${pair} is not <id>=<file>. The file holds the secret, so that it stays out of the shell's history.`,
        );
      return [pair.slice(0, cut), pair.slice(cut + 1)];
    }),
  );
}

/** @throws Error with a sentence for the person who typed it */
export function readOptions(args: readonly string[]): VerifyOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'public-key': { type: 'string', multiple: true, default: [] },
      key: { type: 'string', multiple: true, default: [] },
      anchors: { type: 'string', multiple: true, default: [] },
      tombstones: { type: 'string', multiple: true, default: [] },
      complete: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.length === 0)
    throw new Error(`There is no file to verify.\n${USAGE}`);
  if (values.complete && values.anchors.length === 0)
    throw new Error('--complete needs --anchors: they say what there was.');
  return {
    files: positionals,
    publicKeys: values['public-key'],
    keys: keyFiles(values.key),
    anchors: values.anchors,
    tombstones: values.tombstones,
    complete: values.complete,
    json: values.json,
  };
}
