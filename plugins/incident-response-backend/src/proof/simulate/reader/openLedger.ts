import { createHash, createHmac } from 'node:crypto';
import type { RawLedger } from './Evidence';

/** One event as it stands in the bytes; nothing is taken for granted. */
export interface RawEvent {
  readonly type: string;
  readonly at: string;
  readonly seq: number;
  readonly actor: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface OpenedLedger {
  readonly incidentId: string;
  readonly events: readonly RawEvent[];
  /** One sentence for each way in which the chain is not whole. */
  readonly broken: readonly string[];
}

export const isObject = (
  value: unknown,
): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : '';

export const hashOf = (text: string) =>
  createHash('sha256').update(text, 'utf8').digest('hex');

function parse(payload: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(payload);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function headProblems(
  { incidentId, rows, head }: RawLedger,
  key: Buffer,
): readonly string[] {
  const last = rows[rows.length - 1];
  if (!head) return [`${incidentId} has no head.`];
  const signed = createHmac('sha256', key)
    .update(
      `incident-response/head/1\n${incidentId}\n${head.seq}\n${head.hash}`,
    )
    .digest('hex');
  return [
    ...(head.seq === last?.seq && head.hash === last.hash
      ? []
      : [`The head of ${incidentId} is not its last commit.`]),
    ...(signed === head.signature
      ? []
      : [`The head of ${incidentId} is signed by nobody we know.`]),
  ];
}

/** Reads a ledger from its bytes, and says where its chain is broken. */
export function openLedger(ledger: RawLedger, key: Buffer): OpenedLedger {
  const { incidentId, rows } = ledger;
  const events: RawEvent[] = [];
  const broken: string[] = [];
  let previous = '0'.repeat(64);
  for (const [index, row] of rows.entries()) {
    const commit = parse(row.payload);
    const isWhole =
      row.seq === index + 1 &&
      commit.seq === row.seq &&
      commit.commitId === row.commitId &&
      commit.incidentId === incidentId &&
      commit.previous === previous &&
      hashOf(row.payload) === row.hash;
    if (!isWhole)
      broken.push(`Commit ${index + 1} of ${incidentId} is not as written.`);
    previous = row.hash;
    const inIt = Array.isArray(commit.events) ? commit.events : [];
    for (const event of inIt)
      if (isObject(event))
        events.push({
          type: textOf(event.type),
          at: textOf(event.at),
          seq: row.seq,
          actor: isObject(event.actor) ? event.actor : {},
          data: isObject(event.data) ? event.data : {},
        });
  }
  return {
    incidentId,
    events,
    broken: [...broken, ...headProblems(ledger, key)],
  };
}
