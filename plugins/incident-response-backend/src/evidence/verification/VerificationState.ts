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
  /** Of ledgers that were removed under retention; absent: a version counted that knew of none. */
  tombstones: z.number().int().optional(),
  /** What was removed under retention before, and why other ledgers were not; absent: nothing is. */
  retirement: z
    .object({
      startedAt: z.string(),
      finishedAt: z.string(),
      removed: z.number().int(),
      findings: z.array(findingSchema),
    })
    .optional(),
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

/** What one round of retention came to. */
export type Retirement = NonNullable<FinishedVerification['retirement']>;

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

/** Counts what is left of removed ledgers, and tells of those that nobody signed. */
export function withTombstones(
  tally: Tally,
  tombstones: number,
  findings: readonly Finding[],
): Tally {
  return {
    ...tally,
    tombstones,
    findings: [...findings, ...tally.findings].slice(0, NAMED),
  };
}

const everSeen = ({ whole, broken, tombstones = 0 }: Tally) =>
  whole + broken + tombstones;

/** Ledgers never go away but for a tombstone: where there are fewer than before, some were taken. */
export function withMissing(
  tally: Tally,
  last: FinishedVerification | undefined,
): Tally {
  const before = last ? everSeen(last) : 0;
  const now = everSeen(tally);
  if (now >= before) return tally;
  const problem = `The run before saw ${before} ledgers and tombstones, this one ${now}: ${
    before - now
  } are missing. The anchors in the auditor's log name them.`;
  return { ...tally, findings: [{ problem }, ...tally.findings] };
}
