import { missingIncidents } from '../anchors/checkAnchors';
import type { BundleVerdict, Trust } from '../bundle/BundleVerdict';
import { verifyBundle } from '../bundle/verifyBundle';
import type { VerifyOptions } from './options';
import { readTrust } from './readTrust';

export type FileVerdict = BundleVerdict & { readonly file: string };

/** What the program found; the first broken thing is told at the top as well. */
export interface Result {
  readonly ok: boolean;
  readonly problem?: string;
  readonly files: readonly FileVerdict[];
  /** Anchored incidents without a file; looked for with `--complete` only. */
  readonly missing: readonly string[];
}

function problemOf(
  files: readonly FileVerdict[],
  missing: readonly string[],
): string | undefined {
  for (const verdict of files)
    if (!verdict.ok) return `${verdict.file}: ${verdict.problem}`;
  return missing.length > 0
    ? `No file was given for ${missing.join(', ')}, and anchors know of it.`
    : undefined;
}

/** Checks files with nothing but files. */
export async function verifyFiles(
  options: VerifyOptions,
  read: (file: string) => Promise<string>,
): Promise<Result> {
  const trust: Trust = await readTrust(options, read);
  if (options.complete && trust.publicKeys.length === 0)
    throw new Error(
      '--complete needs --public-key: without it nobody can tell whose anchors they are.',
    );
  const files: FileVerdict[] = [];
  for (const file of options.files)
    files.push({ file, ...verifyBundle(await read(file), trust) });
  const brought = new Set(files.flatMap(({ incidentId }) => incidentId ?? []));
  const missing = options.complete
    ? missingIncidents(trust.anchors, brought, trust.publicKeys)
    : [];
  const problem = problemOf(files, missing);
  return {
    ok: problem === undefined,
    ...(problem === undefined ? {} : { problem }),
    files,
    missing,
  };
}
