import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import {
  ledgerEventSchema,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';

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

/** An event of a type this version does not know. */
export interface UnknownEvent {
  readonly type: string;
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

/** Makes the stored form of a commit. */
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
    events: commit.events,
  });
  return {
    incidentId: commit.incidentId,
    seq: commit.seq,
    commitId: commit.commitId,
    payload,
    hash: sha256(payload),
  };
}

/**
 * The event as it will be read back. Throws where it could not be: a ledger with such an event
 * would be unreadable for ever.
 */
export function asStored(event: LedgerEvent): LedgerEvent {
  return ledgerEventSchema.parse(JSON.parse(JSON.stringify(event)));
}

const KNOWN_TYPES: ReadonlySet<string> = new Set(
  ledgerEventSchema.options.map(option => option.shape.type.value),
);

/**
 * Reads a stored commit. Events of unknown type are kept as such; a known type with
 * impossible data throws, because a ledger is never guessed at.
 */
export function openCommit(stored: StoredCommit): Commit {
  const envelope = envelopeSchema.parse(JSON.parse(stored.payload));
  return {
    ...envelope,
    events: envelope.events.map(event =>
      KNOWN_TYPES.has(event.type)
        ? ledgerEventSchema.parse(event)
        : {
            type: event.type,
            mustUnderstand: event.mustUnderstand,
            at: event.at,
          },
    ),
  };
}

/** Whether this version knows the event's type. */
export function isKnown(
  event: LedgerEvent | UnknownEvent,
): event is LedgerEvent {
  return KNOWN_TYPES.has(event.type);
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
