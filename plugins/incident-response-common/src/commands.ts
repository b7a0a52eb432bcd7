import { z } from 'zod';
import { checklistItemSchema } from './checklist';
import { draftContentSchema, publicStatusSchema } from './publication';
import { severitySchema } from './severity';

const text = (max: number) => z.string().trim().min(1).max(max);
const entityRef = text(500);
const draftRef = {
  draftId: text(100),
  /** The revision the sender was looking at; a stale one is refused. */
  revision: z.number().int().positive(),
};

/**
 * What a person may ask of an incident. Every door sends these, and `decide()` answers.
 *
 * @public
 */
export const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('takeCommand') }),
  z.object({ type: z.literal('handOver'), to: entityRef }),
  z.object({ type: z.literal('addNote'), text: text(10_000) }),
  z.object({
    type: z.literal('invite'),
    entityRefs: z.array(entityRef).min(1).max(100),
  }),
  z.object({
    type: z.literal('tickChecklist'),
    item: checklistItemSchema,
    done: z.boolean(),
  }),
  z.object({
    type: z.literal('draftStatus'),
    status: publicStatusSchema.optional(),
    /** Without content the writer proposes the words. */
    content: draftContentSchema.optional(),
  }),
  z.object({
    type: z.literal('reviseDraft'),
    ...draftRef,
    content: draftContentSchema,
  }),
  z.object({
    type: z.literal('approveDraft'),
    ...draftRef,
    /** SHA-256 (hex) of the request the approver was shown. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  z.object({
    type: z.literal('rejectDraft'),
    ...draftRef,
    reason: text(2_000),
  }),
  z.object({
    type: z.literal('settlePublication'),
    draftId: text(100),
    verdict: z.discriminatedUnion('found', [
      z.object({
        found: z.literal(true),
        pageIncidentId: text(200),
        /** Shown as a link: http or https. */
        url: z
          .url({
            protocol: /^https?$/,
            error: 'Give an address that starts with http:// or https://.',
          })
          .max(2_000)
          .optional(),
      }),
      z.object({ found: z.literal(false) }),
    ]),
  }),
  z.object({
    type: z.literal('silenceReminders'),
    /** Minutes; without it, until resumed. */
    minutes: z.number().int().min(1).max(1_440).optional(),
  }),
  z.object({ type: z.literal('resumeReminders') }),
  z.object({ type: z.literal('mitigate'), summary: text(5_000) }),
  z.object({ type: z.literal('resolve'), summary: text(5_000) }),
  z.object({ type: z.literal('retryEffect'), effect: text(300) }),
]);

/**
 * One command.
 *
 * @public
 */
export type IncidentCommand = z.infer<typeof commandSchema>;

/**
 * Names of the commands.
 *
 * @public
 */
export type CommandType = IncidentCommand['type'];

/**
 * Every command a person may send to an existing incident.
 *
 * @public
 */
export const COMMAND_TYPES = commandSchema.options.map(
  option => option.shape.type.value,
) as readonly CommandType[];

/**
 * Opens an incident by hand. The request id makes a repeated click harmless.
 *
 * @public
 */
export const declareSchema = z.object({
  requestId: z.string().uuid(),
  title: text(300),
  severity: severitySchema,
  entityRef: entityRef.optional(),
  summary: text(5_000).optional(),
  kind: z.enum(['real', 'drill']).default('real'),
});

/**
 * A declaration as it is sent; `kind` may be left out.
 *
 * @public
 */
export type DeclareRequest = z.input<typeof declareSchema>;

/**
 * The commands that decide over public words: they need the approve permission.
 *
 * @public
 */
export const APPROVAL_COMMANDS: readonly CommandType[] = [
  'approveDraft',
  'rejectDraft',
  'settlePublication',
];
