import { z } from 'zod';
import { PLAY_NAMES } from './plays/Play';

/**
 * What goes wrong at a point. `repeat`, `alter` and `forget` break the product on purpose, to show
 * that the matrix would notice. `slack-…`: Slack does the request and loses its reply, or says 500;
 * does it after the line broke; loses its reply and hides what it made; answers nothing; asks for a
 * pause.
 */
export const howSchema = z.enum([
  'die-before',
  'die-after',
  'stop-before',
  'stop-after',
  'lose',
  'hang',
  'refuse',
  'repeat',
  'alter',
  'forget',
  'slack-lost',
  'slack-error',
  'slack-late',
  'slack-hidden',
  'slack-stalled',
  'slack-busy',
]);

export type How = z.infer<typeof howSchema>;

export const faultSchema = z.object({
  /** Point without what happens there, for example `publish:draft-1`. */
  at: z.string(),
  how: howSchema,
});

export type Fault = z.infer<typeof faultSchema>;

export const databaseSchema = z.discriminatedUnion('client', [
  z.object({ client: z.literal('better-sqlite3'), filename: z.string() }),
  z.object({ client: z.literal('pg'), url: z.string() }),
]);

export type Database = z.infer<typeof databaseSchema>;

/** What a host process is told. */
export const jobSchema = z.object({
  play: z.enum(PLAY_NAMES),
  database: databaseSchema,
  faults: z.array(faultSchema),
  /** Names of the alerts that were answered before, so that their sender does not send them again. */
  answered: z.array(z.string()),
  /** Whose erasure was answered before. */
  erased: z.array(z.string()),
  /** Where somebody outside is told of what is committed; absent: nobody is. */
  outside: z.string().optional(),
  /** Directory that exports are kept in; absent: no ledger is removed. */
  exports: z.string().optional(),
  /** Address of the Slack that war rooms are in; absent: they are on the incident page. */
  slack: z.string().optional(),
  /** Whether people wait until nothing is due before their next step. */
  patient: z.boolean(),
  /** How many times as slow as a quick machine this one is. */
  pace: z.number().min(1),
});

export type Job = z.infer<typeof jobSchema>;

export const pointKindSchema = z.enum([
  'call',
  'find',
  'write',
  'request',
  /** What people do in Slack comes in. */
  'door',
]);

export type PointKind = z.infer<typeof pointKindSchema>;

/** What a host process tells, one JSON text a line, written before it goes on. */
export const tidingSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('passing'),
    kind: pointKindSchema,
    ids: z.array(z.string()),
  }),
  z.object({ type: z.literal('fault'), fault: faultSchema }),
  z.object({
    type: z.literal('answered'),
    alert: z.string(),
    eventKey: z.string(),
    incidentId: z.string().optional(),
  }),
  z.object({
    type: z.literal('accepted'),
    incidentId: z.string(),
    command: z.string(),
    seq: z.number(),
    events: z.array(z.string()),
  }),
  z.object({ type: z.literal('erased'), person: z.string() }),
  /** Said outside the store, for ever. */
  z.object({ type: z.literal('anchored'), line: z.string() }),
  /** The built-in chat called somebody; what has the same scope shows once. */
  z.object({
    type: z.literal('notified'),
    scope: z.string(),
    people: z.array(z.string()),
  }),
  /** Somebody was rung, each time anew. */
  z.object({ type: z.literal('paged'), key: z.string() }),
  z.object({ type: z.literal('trouble'), message: z.string() }),
  z.object({ type: z.literal('done') }),
]);

export type Tiding = z.infer<typeof tidingSchema>;
