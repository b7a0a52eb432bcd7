import { z } from 'zod';
import { checklistItemSchema } from './checklist';
import { draftContentSchema, publicStatusSchema } from './publication';
import {
  incidentRoleSchema,
  linkRelationSchema,
  severitySchema,
} from './severity';
import { incidentVisibilitySchema } from './visibility';

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
  z.object({
    type: z.literal('addNote'),
    text: text(10_000),
    /** The commander's word on where things stand: nudges count from it. */
    update: z.literal(true).optional(),
  }),
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
  z.object({ type: z.literal('callApprover'), draftId: text(100) }),
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
  z.object({ type: z.literal('join') }),
  z.object({ type: z.literal('restrict'), reason: text(2_000) }),
  z.object({ type: z.literal('liftRestriction'), reason: text(2_000) }),
  z.object({
    type: z.literal('lookUpOwnership'),
    /** What is broken, where nobody knew before. */
    entityRef: entityRef.optional(),
  }),
  z.object({ type: z.literal('finishPostmortem') }),
  z.object({
    type: z.literal('changeSeverity'),
    severity: severitySchema,
    reason: text(2_000),
  }),
  z.object({ type: z.literal('dismiss'), reason: text(2_000) }),
  z.object({ type: z.literal('reopen'), reason: text(2_000) }),
  z.object({
    type: z.literal('assignRole'),
    role: incidentRoleSchema,
    /** Without it, nobody has the role any longer. */
    to: entityRef.optional(),
  }),
  z.object({
    type: z.literal('rate'),
    /** 1 (badly run) to 5 (well run). */
    rating: z.number().int().min(1).max(5),
    comment: text(2_000).optional(),
  }),
  z.object({
    type: z.literal('link'),
    /** Id of the other incident. */
    other: text(100),
    /** What the other incident is to this one. */
    relation: linkRelationSchema,
  }),
  z.object({
    type: z.literal('merge'),
    /** Id of the incident in which it goes on. */
    into: text(100),
    reason: text(2_000),
  }),
  z.object({ type: z.literal('placeLegalHold'), reason: text(2_000) }),
  z.object({ type: z.literal('liftLegalHold'), reason: text(2_000) }),
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
  /** Only participants and the people whom the configuration names learn of a restricted one. */
  visibility: incidentVisibilitySchema.optional(),
});

/**
 * A declaration as it is sent; `kind` and `visibility` may be left out.
 *
 * @public
 */
export type DeclareRequest = z.input<typeof declareSchema>;

/**
 * Id of the other incident that a command names, if it names one.
 *
 * @public
 */
export function otherIncident(command: IncidentCommand): string | undefined {
  if (command.type === 'link') return command.other;
  return command.type === 'merge' ? command.into : undefined;
}

/**
 * The commands that decide over public words, and over who may know of an incident: they need the
 * approve permission.
 *
 * @public
 */
export const APPROVAL_COMMANDS: readonly CommandType[] = [
  'restrict',
  'liftRestriction',
  'approveDraft',
  'rejectDraft',
  'settlePublication',
];

/**
 * The commands that decide how long evidence is kept: they need the audit permission, and are taken at
 * the console only, where it can be checked.
 *
 * @public
 */
export const AUDIT_COMMANDS: readonly CommandType[] = [
  'placeLegalHold',
  'liftLegalHold',
];
