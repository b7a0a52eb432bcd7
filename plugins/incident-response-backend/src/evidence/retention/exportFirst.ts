import { sha256 } from '../../domain/ledger';
import type { HeadKeys, SignedHead } from '../../domain/ledger';
import { manifestSchema, type Bundle } from '../bundle/Bundle';
import { verifyBundle } from '../bundle/verifyBundle';
import type { SigningKeys } from '../signing/SigningKeys';
import type { ExportPlace } from './ExportPlace';

/** Made from the ledger's state: whoever comes after a crash finds the same file. */
export function exportFileOf(incidentId: string, hash: string): string {
  return `${incidentId}.${hash}.bundle.json`;
}

function isOfHead(text: string, { seq, hash }: SignedHead): boolean {
  const { manifest } = JSON.parse(text) as Bundle;
  const { head } = manifestSchema.parse(JSON.parse(manifest));
  return head.seq === seq && head.hash === hash;
}

/** What is wrong with the export, or `undefined`. */
function problemOf(
  text: string,
  incidentId: string,
  head: SignedHead,
  keys: { readonly heads: HeadKeys; readonly signing: SigningKeys },
): string | undefined {
  const verdict = verifyBundle(text, {
    publicKeys: Object.values(keys.signing.publicKeys),
    headKeys: keys.heads,
    anchors: [],
  });
  if (!verdict.ok) return verdict.problem;
  return verdict.incidentId === incidentId && isOfHead(text, head)
    ? undefined
    : 'It is the export of another ledger, or of another state of it.';
}

/**
 * Sees to it that the export is in its place, by reading it back and checking it as people outside
 * would. One that is there already is used, and never overwritten.
 *
 * @throws Error with what stands in the way
 */
export async function exportFirst(
  ledger: { readonly incidentId: string; readonly head: SignedHead },
  deps: {
    readonly place: ExportPlace;
    readonly heads: HeadKeys;
    readonly signing: SigningKeys;
    readonly seal: () => Promise<Bundle>;
  },
): Promise<{ readonly file: string; readonly sha256: string }> {
  const { incidentId, head } = ledger;
  const { place } = deps;
  const file = exportFileOf(incidentId, head.hash);
  if ((await place.read(file)) === undefined)
    await place.write(file, JSON.stringify(await deps.seal()));
  const text = await place.read(file);
  if (text === undefined)
    throw new Error(
      `The export ${file} was written to ${place.name} and is not there.`,
    );
  const problem = problemOf(text, incidentId, head, deps);
  if (problem)
    throw new Error(
      `The export ${file} in ${place.name} does not verify, so the ledger is kept: ${problem} Move the file away to have it written anew.`,
    );
  return { file, sha256: sha256(text) };
}
