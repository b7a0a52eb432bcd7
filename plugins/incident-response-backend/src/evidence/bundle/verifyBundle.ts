import type { KeyObject } from 'node:crypto';
import {
  isSignedBy,
  sha256,
  type HeadKeys,
  type StoredCommit,
} from '../../domain/ledger';
import { readPublicKey } from '../../domain/ed25519';
import { verifyChain } from '../../domain/verifyLedger';
import { checkAnchors } from '../anchors/checkAnchors';
import { problemWithTombstone } from '../retention/checkTombstones';
import { publicationsOf } from '../publicationsOf';
import { fingerprintOf, signerOf, toPem } from '../signing/SigningKeys';
import {
  bundleSchema,
  manifestSchema,
  type Bundle,
  type Manifest,
} from './Bundle';
import type { BrokenPart, BundleVerdict, Trust } from './BundleVerdict';

class Broken extends Error {
  readonly part: BrokenPart;
  readonly seq?: number;

  constructor(part: BrokenPart, problem: string, seq?: number) {
    super(problem);
    this.part = part;
    this.seq = seq;
  }
}

function readFile(text: string): Bundle {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Broken('file', `The file is not JSON: ${String(error)}`);
  }
  const parsed = bundleSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new Broken(
    'file',
    `The file is no bundle of a known format: ${
      path.join('.') || 'the whole'
    }: ${message}.`,
  );
}

function ownKey(bundle: Bundle): KeyObject {
  try {
    const key = readPublicKey(bundle.publicKey);
    if (toPem(key) === bundle.publicKey) return key;
  } catch {
    // Said below.
  }
  throw new Broken('key', 'The public key in the file was changed.');
}

function signerOfBundle(bundle: Bundle, trust: Trust): KeyObject {
  const inside = ownKey(bundle);
  const candidates = trust.publicKeys.length > 0 ? trust.publicKeys : [inside];
  const signer = signerOf(bundle.manifest, bundle.signature.value, candidates);
  if (!signer)
    throw new Broken(
      'signature',
      trust.publicKeys.length > 0
        ? `The manifest is not signed by any of the public keys given. The file names key "${
            bundle.signature.keyId
          }" with the fingerprint ${fingerprintOf(inside)}.`
        : 'The manifest was changed, or its signature was: they do not belong together.',
    );
  if (!signer.equals(inside))
    throw new Broken(
      'key',
      'The public key in the file is not the one that signed it.',
    );
  return signer;
}

function readManifest(bundle: Bundle): Manifest {
  let manifest: Manifest;
  try {
    manifest = manifestSchema.parse(JSON.parse(bundle.manifest));
  } catch (error) {
    throw new Broken(
      'manifest',
      `The manifest cannot be read: ${String(error)}`,
    );
  }
  if (manifest.signedBy !== bundle.signature.keyId)
    throw new Broken(
      'signature',
      `The file names key "${bundle.signature.keyId}", and the signed manifest "${manifest.signedBy}".`,
    );
  return manifest;
}

function checkLedger(
  { incidentId, head }: Manifest,
  commits: readonly StoredCommit[],
): void {
  const chain = verifyChain(incidentId, commits);
  if (!chain.ok) throw new Broken('commits', chain.problem, chain.brokenSeq);
  if (head.seq > commits.length)
    throw new Broken(
      'commits',
      `The signed head says ${head.seq} commits; the file holds ${commits.length}.`,
      commits.length + 1,
    );
  if (head.seq < commits.length)
    throw new Broken(
      'commits',
      `Commit ${head.seq + 1} is not covered by the signed head.`,
      head.seq + 1,
    );
  if (head.hash !== chain.last)
    throw new Broken(
      'head',
      'The last commit is not the one that was signed.',
      head.seq,
    );
}

function checkPublications(
  bundle: Bundle,
  manifest: Manifest,
  commits: readonly StoredCommit[],
): void {
  const told = publicationsOf(commits);
  if (
    told.length !== bundle.publications.length ||
    told.length !== manifest.publications
  )
    throw new Broken(
      'publications',
      `The ledger tells of ${told.length} publications; the file lists ${bundle.publications.length}, its manifest ${manifest.publications}.`,
    );
  told.forEach((record, index) => {
    if (canonical(record) !== canonical(bundle.publications[index]))
      throw new Broken(
        'publications',
        `Publication ${index + 1} is not what commit ${
          record.seq
        } of the ledger says.`,
        record.seq,
      );
  });
}

/** The same text for the same content, whatever the order of the fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}

function checkHead({ incidentId, head }: Manifest, keys: HeadKeys): void {
  if (isSignedBy(incidentId, head, keys)) return;
  throw new Broken(
    'head',
    `The head was not signed with the secret given for key "${head.keyId}".`,
    head.seq,
  );
}

function checkTombstone(
  text: string,
  { incidentId, head }: Manifest,
  { tombstones = [] }: Trust,
) {
  const epitaph = tombstones.find(one => one.incidentId === incidentId);
  if (!epitaph) return undefined;
  const problem = problemWithTombstone(head, epitaph);
  if (problem) throw new Broken('tombstone', problem, head.seq);
  return sha256(text) === epitaph.export.sha256
    ? ('the export that was kept' as const)
    : ('another export' as const);
}

/** Checks one file with nothing but keys, and names the first thing that is broken. */
export function verifyBundle(text: string, trust: Trust): BundleVerdict {
  let incidentId: string | undefined;
  try {
    const bundle = readFile(text);
    const signer = signerOfBundle(bundle, trust);
    const manifest = readManifest(bundle);
    incidentId = manifest.incidentId;
    const commits = bundle.commits.map(commit => ({
      incidentId: manifest.incidentId,
      ...commit,
    }));
    checkLedger(manifest, commits);
    checkPublications(bundle, manifest, commits);
    if (trust.headKeys) checkHead(manifest, trust.headKeys);
    const anchors = checkAnchors(manifest.incidentId, commits, trust.anchors, [
      ...trust.publicKeys,
      signer,
    ]);
    if (!anchors.ok) throw new Broken('anchors', anchors.problem, anchors.seq);
    const tombstone = checkTombstone(text, manifest, trust);
    return {
      ok: true,
      incidentId,
      commits: commits.length,
      publications: bundle.publications.length,
      exportedAt: manifest.exportedAt,
      signedBy: {
        keyId: manifest.signedBy,
        fingerprint: fingerprintOf(signer),
        trusted: trust.publicKeys.length > 0,
      },
      headChecked: trust.headKeys !== undefined,
      anchors: anchors.checked,
      ...(tombstone ? { tombstone } : {}),
    };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return {
      ok: false,
      ...(incidentId === undefined ? {} : { incidentId }),
      part: error.part,
      ...(error.seq === undefined ? {} : { seq: error.seq }),
      problem: error.message,
    };
  }
}
