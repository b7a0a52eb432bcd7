import { z } from 'zod';
import { publicationRequestSchema, publicStatusSchema } from '../publication';
import { defineEvent } from './defineEvent';

const sha256 = z.string().length(64);
const draftId = z.string();
const revision = z.number().int().positive();
const draft = { draftId, revision, sha256 };
/** Never empty: the next publication updates it. */
const pageIncidentId = z.string().min(1);

/**
 * Why the engine has a draft proposed: there is none yet, or the incident is over and the page still
 * says otherwise.
 *
 * @public
 */
export const draftReasonSchema = z.enum(['no-draft', 'page-open']);

/**
 * One of the reasons to propose a draft.
 *
 * @public
 */
export type DraftReason = z.infer<typeof draftReasonSchema>;

export const publishingEvents = [
  defineEvent(
    'STATUSPAGE_DRAFT_REQUESTED',
    false,
    z.object({
      request: z.number().int(),
      status: publicStatusSchema,
      /** Why the engine asked by itself; absent: a person did. */
      reason: draftReasonSchema.optional(),
    }),
  ),
  defineEvent(
    'STATUSPAGE_DRAFT_CREATED',
    true,
    z.object({
      ...draft,
      request: publicationRequestSchema,
      /** The request this answers, where the writer was asked. */
      answers: z.number().int().optional(),
    }),
  ),
  defineEvent(
    'STATUSPAGE_DRAFT_REVISED',
    true,
    z.object({
      ...draft,
      request: publicationRequestSchema,
      previousSha256: sha256,
    }),
  ),
  defineEvent(
    'STATUSPAGE_DRAFT_APPROVED',
    true,
    z.object({
      ...draft,
      /** The exact bytes that were approved and hashed. */
      bytes: z.string(),
      /** The rule that made the approver eligible. */
      rule: z.string(),
      /** How many distinct people have to approve; absent: one. */
      quorum: z.number().int().positive().optional(),
    }),
  ),
  defineEvent(
    'STATUSPAGE_APPROVAL_GIVEN',
    true,
    z.object({
      ...draft,
      bytes: z.string(),
      rule: z.string(),
      quorum: z.number().int().positive(),
    }),
  ),
  defineEvent(
    'STATUSPAGE_APPROVAL_REFUSED',
    false,
    z.object({
      /** As they were asked for; the draft need not exist. */
      draftId,
      revision,
      reason: z.enum(['conflict', 'forbidden', 'invalid']),
      /** What the person was told. */
      sentence: z.string(),
    }),
  ),
  defineEvent(
    'STATUSPAGE_APPROVAL_REJECTED',
    true,
    z.object({ draftId, revision, reason: z.string() }),
  ),
  defineEvent(
    'STATUSPAGE_APPROVAL_VOIDED',
    true,
    z.object({
      draftId,
      revision,
      reason: z.string(),
      /** It was not used in time, or the incident moved on. */
      lapsed: z.literal(true).optional(),
    }),
  ),
  defineEvent(
    'STATUSPAGE_PUBLISHED',
    true,
    z.object({
      ...draft,
      pageIncidentId,
      url: z.string().optional(),
      /** True where the publication was found on the page instead of answered. */
      found: z.boolean(),
    }),
  ),
  defineEvent(
    'PUBLICATION_UNKNOWN',
    true,
    z.object({
      draftId,
      /** What happened and what was looked for. */
      detail: z.string(),
    }),
  ),
  defineEvent(
    'PUBLICATION_SETTLED',
    true,
    z.discriminatedUnion('found', [
      z.object({
        draftId,
        found: z.literal(true),
        pageIncidentId,
        url: z.string().optional(),
      }),
      z.object({ draftId, found: z.literal(false) }),
    ]),
  ),
  defineEvent(
    'APPROVERS_NAMED',
    false,
    z.object({
      draftId,
      /** Entity refs of the members of the approver groups, as the catalog knew them. */
      approvers: z.array(z.string()).max(1_000),
    }),
  ),
  defineEvent(
    'APPROVER_CALL_REQUESTED',
    false,
    z.object({
      draftId,
      revision: z.number().int().positive(),
      /** Entity ref of who is to be called. */
      approver: z.string(),
    }),
  ),
  defineEvent(
    'APPROVER_CALLED',
    false,
    z.object({
      draftId,
      approver: z.string(),
      /** Why they could not be called; absent: they were. */
      error: z.string().optional(),
    }),
  ),
] as const;
