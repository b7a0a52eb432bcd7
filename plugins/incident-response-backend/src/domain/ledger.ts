import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import {
  ledgerEventSchema,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { redactEvent } from './redaction/redactEvent';

/** The hash that the first commit of every ledger builds on. */
export const GENESIS = '0'.repeat(64);

/**
 * One commit as it is stored: the payload is kept byte for byte, because the hash is over it.
 */
export interface StoredCommit {
  readonly incidentId: string;
  /** 1 for the first commit, then without gaps. */
  readonly seq: number;
  /** Tells our own commit after a lost reply. */
  readonly commitId: string;
  /** JSON text; hashed as it stands. */
  readonly payload: string;
  /** SHA-256 of the payload, hex; the payload holds the previous hash. */
  readonly hash: string;
}

/** An event of a type, or of a later version of a type, that this version does not know. */
export interface UnknownEvent {
  readonly type: string;
  readonly v?: number;
  readonly mustUnderstand: boolean;
  readonly at: string;
}

export interface Commit {
  readonly incidentId: string;
  readonly seq: number;
  readonly commitId: string;
  readonly previous: string;
  readonly at: string;
  readonly events: readonly (LedgerEvent | UnknownEvent)[];
}

const envelopeSchema = z.object({
  v: z.literal(1),
  incidentId: z.string(),
  seq: z.number().int().positive(),
  commitId: z.string(),
  previous: z.string().length(64),
  at: z.string(),
  events: z
    .array(
      z
        .object({
          type: z.string(),
          v: z.number().optional(),
          mustUnderstand: z.boolean(),
          at: z.string(),
        })
        .loose(),
    )
    .min(1),
});

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Makes the stored form of a commit: nothing is sealed that was not redacted. */
export function sealCommit(commit: {
  incidentId: string;
  seq: number;
  commitId: string;
  previous: string;
  at: string;
  events: readonly LedgerEvent[];
}): StoredCommit {
  const payload = JSON.stringify({
    v: 1,
    incidentId: commit.incidentId,
    seq: commit.seq,
    commitId: commit.commitId,
    previous: commit.previous,
    at: commit.at,
    events: commit.events.map(redactEvent),
  });
  return {
    incidentId: commit.incidentId,
    seq: commit.seq,
    commitId: commit.commitId,
    payload,
    hash: sha256(payload),
  };
}

/** Reads with a schema, or throws one sentence that people see: what is wrong, and where. */
function read<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
  what: string,
): z.output<TSchema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new Error(`${[what, ...path].join('.')}: ${message}.`);
}

/**
 * The event as it will be read back. Throws where it could not be: a ledger with such an event
 * would be unreadable for ever.
 */
export function asStored(event: LedgerEvent): LedgerEvent {
  return redactEvent(
    read(ledgerEventSchema, JSON.parse(JSON.stringify(event)), event.type),
  );
}

/** The newest version of each type that this version reads. */
const VERSIONS: ReadonlyMap<string, number> = new Map(
  ledgerEventSchema.options.map(({ shape }) => [
    shape.type.value,
    shape.v.value,
  ]),
);

/** Whether this version knows the event's type, and the event is not of a later version of it. */
export function isKnown(
  event: LedgerEvent | UnknownEvent,
): event is LedgerEvent {
  const newest = VERSIONS.get(event.type);
  return newest !== undefined && !(event.v !== undefined && event.v > newest);
}

/**
 * Reads a stored commit. Events of an unknown type or version are kept as such; a known one with
 * impossible data throws, because a ledger is never guessed at.
 */
export function openCommit(stored: StoredCommit): Commit {
  const envelope = read(envelopeSchema, JSON.parse(stored.payload), 'commit');
  return {
    ...envelope,
    events: envelope.events.map(event =>
      isKnown(event)
        ? read(ledgerEventSchema, event, event.type)
        : {
            type: event.type,
            ...(event.v === undefined ? {} : { v: event.v }),
            mustUnderstand: event.mustUnderstand,
            at: event.at,
          },
    ),
  };
}

/** Keys that sign heads, by id. Retired keys only verify. */
export interface HeadKeys {
  readonly current: string;
  readonly keys: Readonly<Record<string, Buffer>>;
}

export interface SignedHead {
  readonly seq: number;
  readonly hash: string;
  readonly keyId: string;
  /** HMAC-SHA256, hex. */
  readonly signature: string;
}

const headText = (incidentId: string, seq: number, hash: string) =>
  `incident-response/head/1\n${incidentId}\n${seq}\n${hash}`;

export function signHead(
  incidentId: string,
  head: { seq: number; hash: string },
  keys: HeadKeys,
): SignedHead {
  const signature = createHmac('sha256', keys.keys[keys.current])
    .update(headText(incidentId, head.seq, head.hash))
    .digest('hex');
  return { seq: head.seq, hash: head.hash, keyId: keys.current, signature };
}

export function isSignedBy(
  incidentId: string,
  head: SignedHead,
  keys: HeadKeys,
): boolean {
  if (!Object.hasOwn(keys.keys, head.keyId)) return false;
  const expected = Buffer.from(
    createHmac('sha256', keys.keys[head.keyId])
      .update(headText(incidentId, head.seq, head.hash))
      .digest('hex'),
  );
  // Compared as text: decoding would forgive what was appended to it.
  const given = Buffer.from(head.signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Why no key that is here stands behind the head; a key that is not here is another matter. */
export function whyUnsigned(
  { keyId }: Pick<SignedHead, 'keyId'>,
  keys: HeadKeys,
): string {
  return Object.hasOwn(keys.keys, keyId)
    ? `The head is not signed by key "${keyId}".`
    : `The head names key "${keyId}", which is not configured. Put it back behind the current one in incidentResponse.ledger.keys: a retired key goes on verifying what it signed.`;
}
