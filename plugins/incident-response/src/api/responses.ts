import {
  callReasonSchema,
  incidentCardSchema,
  severitySchema,
  incidentStatusSchema,
  type Actor,
  type Incident,
  type IncidentView,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';

// Shapes are checked at the edge only as far as the pages rely on them, so that an event or
// field of a newer backend is shown instead of breaking the page.
const record = z.record(z.string(), z.unknown());

const eventSchema = z.custom<LedgerEvent>(
  value => record.and(z.object({ type: z.string() })).safeParse(value).success,
  'an event needs a type',
);

const actorSchema = z.custom<Actor>(
  value => z.object({ kind: z.string() }).safeParse(value).success,
  'an actor needs a kind',
);

const incidentShape = z.object({
  id: z.string(),
  seq: z.number(),
  title: z.string(),
  severity: severitySchema,
  status: incidentStatusSchema,
  drafts: z.array(record),
  responders: z.array(record),
  checklist: z.array(record),
  alerts: z.array(record),
  effects: record,
  milestones: record,
  reminders: record,
  gaps: z.array(z.string()),
});

const incidentSchema = z.custom<Incident>(
  value => incidentShape.safeParse(value).success,
  'not an incident of a known shape',
);

const allowedSchema = z.custom<IncidentView['viewer']['allowed']>(
  value =>
    z.record(z.string(), z.literal(true).or(z.string())).safeParse(value)
      .success,
  'not a list of allowed commands',
);

const draftAuthoritySchema = z.object({
  draftId: z.string(),
  eligible: z.array(z.string()),
  unknown: z.string().optional(),
  quorum: z.number(),
  given: z.array(z.string()),
  blocked: z.string().optional(),
  staleAt: z.string().optional(),
  stale: z.boolean(),
  lapsesAt: z.string().optional(),
  mayApprove: z.literal(true).or(z.string()),
});

// An older backend does not tell.
const chatProblems = z.array(z.string()).optional();

export const listSchema = z.object({
  incidents: z.array(incidentCardSchema),
  nextCursor: z.string().optional(),
  chatProblems,
});

export const viewSchema = z.object({
  incident: incidentSchema,
  viewer: z.object({
    entityRef: z.string().optional(),
    allowed: allowedSchema,
  }),
  eligibleApprovers: z.array(z.string()),
  durations: z.object({
    acknowledgeMs: z.number().nullable(),
    roomMs: z.number().nullable(),
    firstPublicWordMs: z.number().nullable(),
    mitigateMs: z.number().nullable(),
    resolveMs: z.number().nullable(),
  }),
  removed: z.record(z.string(), z.string()).optional(),
  chatProblems,
  // An older backend does not tell.
  approvals: z.array(draftAuthoritySchema).default([]),
  outlook: z.object({
    reminder: z
      .object({ about: z.enum(['command', 'update']), at: z.string() })
      .nullable(),
    call: z
      .object({
        reason: callReasonSchema,
        responder: z.string(),
        at: z.string().optional(),
      })
      .nullable(),
    page: z.object({ pager: z.string(), at: z.string() }).optional(),
    draftProposalAt: z.string().nullable(),
    pageStillOpen: z.boolean(),
    postmortem: z.object({
      state: z.enum(['none', 'due', 'overdue', 'finished']),
      dueAt: z.string().optional(),
    }),
    lookAgainAt: z.string().nullable(),
  }),
});

export const timelineSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      seq: z.number(),
      index: z.number(),
      at: z.string(),
      actor: actorSchema,
      event: eventSchema,
    }),
  ),
  cursor: z.string(),
  hasMore: z.boolean(),
});

export const commandResponseSchema = z.object({
  incidentId: z.string(),
  seq: z.number(),
  events: z.array(eventSchema),
});

export const verificationSchema = z.object({
  incidentId: z.string(),
  ok: z.boolean(),
  commits: z.number(),
  brokenSeq: z.number().optional(),
  problem: z.string().optional(),
  head: z.object({ hash: z.string(), keyId: z.string() }).optional(),
});

export const roomSchema = z.object({
  messages: z.array(
    z.object({
      messageId: z.string(),
      what: z.string(),
      title: z.string(),
      lines: z.array(z.string()),
      links: z
        .array(z.object({ label: z.string(), url: z.string() }))
        .optional(),
      pinned: z.boolean(),
      at: z.string(),
    }),
  ),
  archived: z.boolean(),
});

export const publicationsSchema = z.object({
  publications: z.array(
    z.object({
      incidentId: z.string(),
      title: z.string(),
      draftId: z.string(),
      revision: z.number(),
      drafter: z.string(),
      approvers: z.array(z.string()),
      publishedAt: z.string(),
      secondsToApprove: z.number().optional(),
      secondsToPublish: z.number().optional(),
      problem: z.string().optional(),
    }),
  ),
  unreadable: z.array(
    z.object({ incidentId: z.string(), problem: z.string() }),
  ),
  nextCursor: z.string().optional(),
});

export const erasureSchema = z.object({
  persons: z.array(z.string()),
  incidents: z.array(z.string()),
});

export const drillSchema = z.object({ incidentId: z.string() });
