import type { SignedHead, StoredCommit } from '../../domain/ledger';
import { publicationsOf } from '../publicationsOf';
import { signText, toPem, type SigningKeys } from '../signing/SigningKeys';
import { BUNDLE_FORMAT, type Bundle, type Manifest } from './Bundle';

/** Puts a whole ledger into one signed file. */
export function sealBundle(
  ledger: {
    readonly incidentId: string;
    readonly commits: readonly StoredCommit[];
    readonly head: SignedHead;
  },
  exported: { readonly at: Date; readonly by: string },
  keys: SigningKeys,
): Bundle {
  const { incidentId, commits } = ledger;
  const { seq, hash, keyId, signature } = ledger.head;
  const publications = publicationsOf(commits);
  const manifest: Manifest = {
    format: BUNDLE_FORMAT,
    incidentId,
    exportedAt: exported.at.toISOString(),
    exportedBy: exported.by,
    signedBy: keys.current,
    head: { seq, hash, keyId, signature },
    publications: publications.length,
  };
  const text = JSON.stringify(manifest);
  return {
    format: BUNDLE_FORMAT,
    manifest: text,
    signature: {
      algorithm: 'Ed25519',
      keyId: keys.current,
      value: signText(text, keys),
    },
    publicKey: toPem(keys.publicKeys[keys.current]),
    commits: commits.map(commit => ({
      seq: commit.seq,
      commitId: commit.commitId,
      payload: commit.payload,
      hash: commit.hash,
    })),
    publications: [...publications],
  };
}
