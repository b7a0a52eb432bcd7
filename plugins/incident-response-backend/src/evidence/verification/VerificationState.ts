import { z } from 'zod';

/** Names at most; the numbers are always whole. */
export const NAMED = 100;

const findingSchema = z.object({
  /** Absent: it is about the ledgers as a whole. */
  incidentId: z.string().optional(),
  /** First broken commit. */
  seq: z.number().optional(),
  problem: z.string(),
});

const tallyShape = {
  startedAt: z.string(),
  /** Ledgers that were found whole. */
  whole: z.number().int(),
  broken: z.number().int(),
  findings: z.array(findingSchema),
  /** Key id → how many heads it signed: a retired key is needed until nothing is left. */
  keys: z.record(z.string(), z.number().int()),
};

export const verificationStateSchema = z.object({
  run: z
    .object({
      ...tallyShape,
      owner: z.string(),
      /** Epoch milliseconds; after that others go on from `cursor`. */
      leaseUntil: z.number(),
      cursor: z.string().optional(),
    })
    .optional(),
  last: z.object({ ...tallyShape, finishedAt: z.string() }).optional(),
});

/** How far the verification of all ledgers is, and what the last whole one found. */
export type VerificationState = z.infer<typeof verificationStateSchema>;

export type VerificationRun = NonNullable<VerificationState['run']>;
export type FinishedVerification = NonNullable<VerificationState['last']>;
export type Finding = z.infer<typeof findingSchema>;

export type Tally = Omit<FinishedVerification, 'finishedAt'>;

export function freshTally(startedAt: Date): Tally {
  return {
    startedAt: startedAt.toISOString(),
    whole: 0,
    broken: 0,
    findings: [],
    keys: {},
  };
}

/** Counts one ledger. */
export function counted(
  tally: Tally,
  keyId: string,
  finding: Finding | undefined,
): Tally {
  return {
    ...tally,
    whole: tally.whole + (finding ? 0 : 1),
    broken: tally.broken + (finding ? 1 : 0),
    findings: finding
      ? [...tally.findings, finding].slice(0, NAMED)
      : tally.findings,
    keys: { ...tally.keys, [keyId]: (tally.keys[keyId] ?? 0) + 1 },
  };
}

/** Ledgers never go away: where there are fewer than before, some were taken. */
export function withMissing(
  tally: Tally,
  last: FinishedVerification | undefined,
): Tally {
  const before = last ? last.whole + last.broken : 0;
  const now = tally.whole + tally.broken;
  if (now >= before) return tally;
  const problem = `The run before saw ${before} ledgers, this one ${now}: ${
    before - now
  } are missing. The anchors in the auditor's log name them.`;
  return { ...tally, findings: [{ problem }, ...tally.findings] };
}
