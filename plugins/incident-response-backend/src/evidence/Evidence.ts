import type { Tombstone } from '../stores/RetentionStore';
import type { ExportBundle } from './exportBundle';
import type { ReadPublications } from './report/createPublicationsReport';
import type { PublishedKey } from './signing/SigningKeys';
import type { VerificationState } from './verification/VerificationState';

/** What proves a year later what happened: read-only, beside the engine. */
export interface Evidence {
  /** @throws IncidentNotFound, ConflictError where the ledger is broken */
  readonly exportBundle: ExportBundle;
  /** What bundles and anchors are checked with. */
  readonly publicKeys: () => readonly PublishedKey[];
  /** How far the verification of all ledgers is, and what the last one found. */
  readonly verification: () => Promise<VerificationState>;
  /** What is left of removed ledgers, page by page. */
  readonly readTombstones: (cursor?: string) => Promise<{
    readonly tombstones: readonly Tombstone[];
    readonly nextCursor?: string;
  }>;
  readonly readPublications: ReadPublications;
}
