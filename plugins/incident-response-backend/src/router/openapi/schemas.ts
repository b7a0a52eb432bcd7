import {
  actorSchema,
  alertStateSchema,
  commandSchema,
  declareSchema,
  incidentCardSchema,
  pageComponentsSchema,
  severitySchema,
} from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { drillSchema } from '../startDrill';
import type { Schema } from './OpenApiDocument';

/** What a sender may write, as JSON schema. */
export function inputSchema(schema: z.ZodType): Schema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

export const ref = (name: string): Schema => ({
  $ref: `#/components/schemas/${name}`,
});

const text: Schema = { type: 'string' };
const milliseconds: Schema = { type: ['integer', 'null'] };
const texts: Schema = { type: 'array', items: text };

export function object(
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  return {
    type: 'object',
    required: Object.keys(properties).filter(key => !optional.includes(key)),
    properties,
  };
}

const chatProblems: Schema = {
  ...texts,
  description:
    'What the replica that answers knows to be wrong with the chat, in one sentence each; absent: nothing.',
};

const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** One schema a command, so that a mistake is told for the command that was meant. */
const commands = Object.fromEntries(
  commandSchema.options.map(option => [
    `Command_${option.shape.type.value}`,
    inputSchema(option),
  ]),
);

const anyCommand: Schema = {
  oneOf: Object.keys(commands).map(ref),
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(
      Object.keys(commands).map(name => [
        name.replace('Command_', ''),
        `#/components/schemas/${name}`,
      ]),
    ),
  },
};

const event = object({
  type: text,
  v: { type: 'integer' },
  at: text,
  actor: ref('Actor'),
  data: { type: 'object' },
});

const incident: Schema = {
  ...object({
    id: text,
    seq: { type: 'integer' },
    title: text,
    kind: { enum: ['real', 'drill'] },
    visibility: { enum: ['normal', 'restricted'] },
    severity: ref('Severity'),
    severityReason: text,
    status: text,
    alerts: listOf({ type: 'object' }),
    responders: listOf({ type: 'object' }),
    gaps: texts,
    checklist: listOf({ type: 'object' }),
    notes: listOf({ type: 'object' }),
    drafts: listOf(ref('Draft')),
    reminders: { type: 'object' },
    milestones: { type: 'object' },
    postmortem: { type: 'object' },
  }),
  description:
    'The fold of the ledger. Its whole shape is the type Incident of the -common package.',
};

/** Everything that bodies and answers are made of. */
export const schemas: Readonly<Record<string, Schema>> = {
  ...commands,
  CommandRequest: object({ command: anyCommand }),
  CommandResponse: object({
    incidentId: text,
    seq: { type: 'integer', description: 'Commit that holds what happened.' },
    events: listOf(event),
  }),
  Actor: inputSchema(actorSchema),
  DeclareRequest: inputSchema(declareSchema),
  DrillRequest: inputSchema(drillSchema),
  Severity: inputSchema(severitySchema),
  AlertState: inputSchema(alertStateSchema),
  IncidentCard: inputSchema(incidentCardSchema),
  IncidentList: object(
    {
      incidents: listOf(ref('IncidentCard')),
      nextCursor: text,
      chatProblems,
    },
    ['nextCursor', 'chatProblems'],
  ),
  Incident: incident,
  Draft: object({
    draftId: text,
    status: {
      enum: ['waiting', 'approved', 'published', 'rejected', 'unknown'],
    },
    revisions: listOf(
      object({
        revision: { type: 'integer' },
        request: { type: 'object' },
        sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        author: text,
        at: text,
        seq: { type: 'integer' },
      }),
    ),
    approvals: listOf({ type: 'object' }),
    sends: { type: 'integer' },
  }),
  PageComponents: inputSchema(pageComponentsSchema),
  DraftList: object({ drafts: listOf(ref('Draft')) }),
  IncidentView: object(
    {
      incident: ref('Incident'),
      viewer: object(
        {
          entityRef: text,
          allowed: {
            type: 'object',
            description:
              'Per command: true, or the sentence that says why not.',
            additionalProperties: { anyOf: [{ const: true }, text] },
          },
        },
        ['entityRef'],
      ),
      eligibleApprovers: texts,
      durations: ref('Durations'),
      approvals: listOf(ref('DraftAuthority')),
      outlook: ref('Outlook'),
      removed: {
        type: 'object',
        description:
          'Ids of incidents that it names and that were removed under retention, and when.',
        additionalProperties: text,
      },
      chatProblems,
    },
    ['removed', 'chatProblems'],
  ),
  Durations: {
    ...object({
      acknowledgeMs: milliseconds,
      roomMs: milliseconds,
      firstPublicWordMs: milliseconds,
      mitigateMs: milliseconds,
      resolveMs: milliseconds,
    }),
    description:
      'Since the alert fired, or the incident was declared; null: not reached, or nobody knows.',
  },
  Outlook: {
    ...object(
      {
        reminder: { type: ['object', 'null'] },
        call: { type: ['object', 'null'] },
        page: object({ pager: text, at: text }),
        draftProposalAt: { type: ['string', 'null'] },
        pageStillOpen: { type: 'boolean' },
        postmortem: object(
          {
            state: { enum: ['none', 'due', 'overdue', 'finished'] },
            dueAt: text,
          },
          ['dueAt'],
        ),
        lookAgainAt: { type: ['string', 'null'] },
      },
      ['page'],
    ),
    description: 'What happens next if nobody acts.',
  },
  DraftAuthority: object(
    {
      draftId: text,
      eligible: texts,
      unknown: text,
      quorum: { type: 'integer' },
      given: texts,
      blocked: text,
      staleAt: text,
      stale: { type: 'boolean' },
      lapsesAt: text,
      mayApprove: { anyOf: [{ const: true }, text] },
    },
    ['unknown', 'blocked', 'staleAt', 'lapsesAt'],
  ),
  Timeline: object({
    entries: listOf(
      object({
        id: text,
        seq: { type: 'integer' },
        index: { type: 'integer' },
        at: text,
        actor: ref('Actor'),
        event: { type: 'object' },
      }),
    ),
    cursor: text,
    hasMore: { type: 'boolean' },
  }),
  Verification: object(
    {
      incidentId: text,
      ok: { type: 'boolean' },
      commits: { type: 'integer' },
      brokenSeq: { type: 'integer' },
      problem: text,
      head: object({ hash: text, keyId: text }),
    },
    ['brokenSeq', 'problem', 'head'],
  ),
  RoomView: object({
    messages: listOf(
      object(
        {
          messageId: text,
          what: text,
          title: text,
          lines: texts,
          links: listOf(object({ label: text, url: text })),
          pinned: { type: 'boolean' },
          at: text,
        },
        ['links'],
      ),
    ),
    archived: { type: 'boolean' },
  }),
  Health: object(
    {
      status: { enum: ['ok', 'failing'] },
      problems: texts,
      roles: listOf({ enum: ['ingest', 'conductor', 'chat'] }),
      evidence: object(
        {
          verifiedAt: text,
          ok: { type: 'boolean' },
          retentionOk: { type: 'boolean' },
        },
        ['retentionOk'],
      ),
    },
    ['roles', 'evidence'],
  ),
  Ingested: object(
    {
      result: { enum: ['opened', 'attached', 'known', 'recorded'] },
      incidentId: text,
      message: text,
      alerts: listOf(ref('Ingested')),
    },
    ['incidentId', 'alerts'],
  ),
  DrillResponse: object({ incidentId: text }, ['incidentId']),
  Error: object({
    error: object({ name: text, message: text }),
    request: { type: 'object' },
    response: { type: 'object' },
  }),
};
