import { missingIncidents } from '../anchors/checkAnchors';
import type { BundleVerdict, Trust } from '../bundle/BundleVerdict';
import { verifyBundle } from '../bundle/verifyBundle';
import { problemWithAnchors } from '../retention/checkTombstones';
import type { VerifyOptions } from './options';
import { readTombstones, readTrust } from './readTrust';

export type FileVerdict = BundleVerdict & { readonly file: string };

/** What the program found; the first broken thing is told at the top as well. */
export interface Result {
  readonly ok: boolean;
  readonly problem?: string;
  readonly files: readonly FileVerdict[];
  /** How many of removed ledgers were read, and what is wrong with them. */
  readonly tombstones: {
    readonly read: number;
    readonly problems: readonly string[];
  };
  /** Anchored incidents without a file and without a tombstone; looked for with `--complete` only. */
  readonly missing: readonly string[];
}

function problemOf(
  files: readonly FileVerdict[],
  ofTombstones: readonly string[],
  missing: readonly string[],
): string | undefined {
  for (const verdict of files)
    if (!verdict.ok) return `${verdict.file}: ${verdict.problem}`;
  if (ofTombstones.length > 0) return ofTombstones[0];
  return missing.length > 0
    ? `No file was given for ${missing.join(', ')}, and anchors know of it.`
    : undefined;
}

function missingOf(trust: Trust, files: readonly FileVerdict[]) {
  const known = new Set([
    ...files.flatMap(({ incidentId }) => incidentId ?? []),
    ...(trust.tombstones ?? []).map(({ incidentId }) => incidentId),
  ]);
  return missingIncidents(trust.anchors, known, trust.publicKeys);
}

/** Checks files with nothing but files. */
export async function verifyFiles(
  options: VerifyOptions,
  read: (file: string) => Promise<string>,
): Promise<Result> {
  const { publicKeys, anchors, ...rest } = await readTrust(options, read);
  if (options.complete && publicKeys.length === 0)
    throw new Error(
      '--complete needs --public-key: without it nobody can tell whose anchors they are.',
    );
  const { epitaphs, problems } = await readTombstones(
    options,
    publicKeys,
    read,
  );
  const trust: Trust = { publicKeys, anchors, ...rest, tombstones: epitaphs };
  const files: FileVerdict[] = [];
  for (const file of options.files)
    files.push({ file, ...verifyBundle(await read(file), trust) });
  const against = epitaphs.flatMap(
    epitaph => problemWithAnchors(epitaph, anchors, publicKeys) ?? [],
  );
  const missing = options.complete ? missingOf(trust, files) : [];
  const ofTombstones = [...problems, ...against];
  const problem = problemOf(files, ofTombstones, missing);
  return {
    ok: problem === undefined,
    ...(problem === undefined ? {} : { problem }),
    files,
    tombstones: { read: epitaphs.length, problems: ofTombstones },
    missing,
  };
}
