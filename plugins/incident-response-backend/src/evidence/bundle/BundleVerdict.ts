import type { KeyObject } from 'node:crypto';
import type { HeadKeys } from '../../domain/ledger';
import type { Anchor } from '../anchors/Anchor';
import type { Epitaph } from '../retention/Epitaph';

/** Where the first broken thing is. */
export type BrokenPart =
  | 'file'
  | 'key'
  | 'signature'
  | 'manifest'
  | 'commits'
  | 'head'
  | 'publications'
  | 'anchors'
  | 'tombstone';

export type BundleVerdict =
  | {
      readonly ok: true;
      readonly incidentId: string;
      readonly commits: number;
      readonly publications: number;
      readonly exportedAt: string;
      readonly signedBy: {
        readonly keyId: string;
        readonly fingerprint: string;
        /** False: the file was checked against the key inside it, which a forger would bring along. */
        readonly trusted: boolean;
      };
      /** Whether the head's own signature was checked as well; that needs its secret. */
      readonly headChecked: boolean;
      readonly anchors: number;
      /** How the file stands to the ledger's tombstone, where one was given. */
      readonly tombstone?: 'the export that was kept' | 'another export';
    }
  | {
      readonly ok: false;
      readonly incidentId?: string;
      readonly part: BrokenPart;
      /** Commit, where it is one. */
      readonly seq?: number;
      readonly problem: string;
    };

export interface Trust {
  /** Public keys of the installation. None: the key inside the file has to do. */
  readonly publicKeys: readonly KeyObject[];
  /** Secrets of heads, where the checker has them. */
  readonly headKeys?: HeadKeys;
  readonly anchors: readonly Anchor[];
  /** Of removed ledgers; their signatures are checked already. */
  readonly tombstones?: readonly Epitaph[];
}
