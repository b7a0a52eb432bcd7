import { z } from 'zod';
import { publicationRequestSchema, publicStatusSchema } from '../publication';
import { defineEvent } from './defineEvent';

const sha256 = z.string().length(64);
const draftId = z.string();
const revision = z.number().int().positive();
const draft = { draftId, revision, sha256 };
/** Never empty: the next publication updates it. */
const pageIncidentId = z.string().min(1);

export const publishingEvents = [
  defineEvent(
    'STATUSPAGE_DRAFT_REQUESTED',
    false,
    z.object({ request: z.number().int(), status: publicStatusSchema }),
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
    z.object({ draftId, revision, reason: z.string() }),
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
] as const;
