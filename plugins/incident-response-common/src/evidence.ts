import { z } from 'zod';

const count = z.number().int();

/** What is wrong; without an incident it is about all ledgers. */
const findings = z.array(
  z.object({
    incidentId: z.string().optional(),
    seq: count.optional(),
    problem: z.string(),
  }),
);

/**
 * Answer of `GET /evidence`.
 *
 * @public
 */
export const evidenceReportSchema = z.object({
  /** The verification that is on its way. */
  run: z
    .object({ startedAt: z.string(), whole: count, broken: count })
    .optional(),
  /** The last one that went through all ledgers. */
  last: z
    .object({
      startedAt: z.string(),
      finishedAt: z.string(),
      whole: count,
      broken: count,
      /** What is wrong; without an incident it is about all ledgers. A hundred at most. */
      findings,
      /** Tombstones of ledgers that were removed under retention; absent: nobody counted. */
      tombstones: count.optional(),
      /** Id of a head key → how many heads it signed. */
      keys: z.record(z.string(), count),
    })
    .optional(),
  /** What retention did last; absent: no period is configured, or it did not run yet. */
  retention: z
    .object({
      startedAt: z.string(),
      finishedAt: z.string(),
      /** Ledgers that gave way to a tombstone. */
      removed: count,
      /** Why others, whose time is over, are still there. A hundred at most. */
      findings,
    })
    .optional(),
  /** What exports and anchors are checked with. */
  publicKeys: z.array(
    z.object({
      keyId: z.string(),
      /** SPKI as PEM. */
      publicKey: z.string(),
      /** SHA-256 over the SPKI, hex. */
      fingerprint: z.string(),
      /** Whether it signs; the others only verify. */
      current: z.boolean(),
    }),
  ),
});

/**
 * What the verification of all ledgers found. Times are ISO 8601 in UTC.
 *
 * @public
 */
export type EvidenceReport = z.infer<typeof evidenceReportSchema>;
