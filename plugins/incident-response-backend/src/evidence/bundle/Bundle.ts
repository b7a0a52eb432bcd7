import { z } from 'zod';

export const BUNDLE_FORMAT = 'incident-response/bundle/1';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');

/** What is signed. Everything else in the file hangs on it by hashes, or can be derived again. */
export const manifestSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  incidentId: z.string().min(1),
  /** ISO 8601. */
  exportedAt: z.string(),
  /** Entity ref, or the service that asked. */
  exportedBy: z.string(),
  /** Id of the Ed25519 key that signs this. */
  signedBy: z.string(),
  /** The head as the store had it; its signature needs the secret to be checked. */
  head: z.strictObject({
    seq: z.number().int().positive(),
    hash: hex64,
    keyId: z.string(),
    signature: z.string(),
  }),
  publications: z.number().int(),
});

export type Manifest = z.infer<typeof manifestSchema>;

const approvalSchema = z.strictObject({
  by: z.string(),
  door: z.string(),
  rule: z.string(),
  at: z.string(),
  seq: z.number(),
});

export const publicationRecordSchema = z.strictObject({
  draftId: z.string(),
  revision: z.number(),
  /** SHA-256 of `bytes`: what the approval binds. */
  sha256: z.string(),
  /** Exactly what was approved. */
  bytes: z.string(),
  page: z.string(),
  title: z.string(),
  operation: z.enum(['create', 'update']),
  drafter: z.string(),
  draftedAt: z.string(),
  approvals: z.array(approvalSchema),
  publishedAt: z.string(),
  /** Commit that says it is out. */
  seq: z.number(),
  pageIncidentId: z.string(),
  url: z.string().optional(),
  /** How it is known to be out: answered by the page, found on it, or said by a person. */
  known: z.enum(['answered', 'found', 'settled']),
});

/** One publication as the ledger tells it. */
export type PublicationRecord = z.infer<typeof publicationRecordSchema>;

/** One file that proves one incident: no database is needed to check it. */
export const bundleSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  /** JSON text of {@link Manifest}: signed byte for byte. */
  manifest: z.string(),
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    keyId: z.string(),
    /** Base64. */
    value: z.string(),
  }),
  /** SPKI as PEM. For convenience: whoever forges a file can put a key of their own here. */
  publicKey: z.string(),
  /** The stored commits, byte for byte. */
  commits: z.array(
    z.strictObject({
      seq: z.number().int(),
      commitId: z.string(),
      payload: z.string(),
      hash: z.string(),
    }),
  ),
  publications: z.array(publicationRecordSchema),
});

export type Bundle = z.infer<typeof bundleSchema>;
