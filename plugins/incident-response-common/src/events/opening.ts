import { z } from 'zod';
import { incidentKindSchema, severitySchema } from '../severity';
import { incidentVisibilitySchema } from '../visibility';
import { defineEvent } from './defineEvent';

/**
 * What an alert did, in our words.
 *
 * @public
 */
export const alertStateSchema = z.enum([
  'firing',
  'acknowledged',
  'silenced',
  'resolved',
]);

/**
 * Where an alert stands at its source.
 *
 * @public
 */
export type AlertState = z.infer<typeof alertStateSchema>;

/**
 * Somebody an alert source says is, or will be, notified.
 *
 * @public
 */
export const alertContactSchema = z.object({
  email: z.string().max(320).optional(),
  name: z.string().max(200).optional(),
  /** Slack's id of the user beside the e-mail, where the source knows it. */
  slackId: z.string().max(50).optional(),
  /** On ledgers: the id of the person, in the place of name, e-mail and Slack's id. */
  person: z.string().max(100).optional(),
});

/**
 * Somebody an alert names.
 *
 * @public
 */
export type AlertContact = z.infer<typeof alertContactSchema>;

/**
 * One thing an alert source told us, in the shape every source is mapped to.
 *
 * @public
 */
export const alertSchema = z.object({
  /** For example `grafana-oncall`. */
  source: z.string().min(1).max(100),
  /** The source's own group id. */
  group: z.string().min(1).max(500),
  /** Start of the episode as the source tells it, ISO 8601. */
  startedAt: z.string(),
  /** The source's own word, for example `alert group created`. */
  trigger: z.string().max(200),
  state: alertStateSchema,
  /** When it happened at the source; absent where the source does not say. */
  at: z.string().optional(),
  title: z.string().max(1_000),
  severity: severitySchema,
  /** How the severity was found, for people. */
  severityReason: z.string().max(500),
  /** Values that may name a catalog entity, best first. */
  entityHints: z.array(z.string().max(500)).max(20),
  labels: z.record(z.string(), z.string()),
  url: z.string().max(2_000).optional(),
  contacts: z.array(alertContactSchema).max(200),
});

/**
 * An alert in the shape every source is mapped to.
 *
 * @public
 */
export type Alert = z.infer<typeof alertSchema>;

export const openingEvents = [
  defineEvent(
    'INCIDENT_DECLARED',
    true,
    z.object({
      title: z.string(),
      severity: severitySchema,
      severityReason: z.string(),
      kind: incidentKindSchema,
      /** Absent: normal. */
      visibility: incidentVisibilitySchema.optional(),
      /** Values that may name the entity, best first; resolved by the ownership effect. */
      entityHints: z.array(z.string()),
      summary: z.string().optional(),
      origin: z.discriminatedUnion('type', [
        z.object({
          type: z.literal('alert'),
          source: z.string(),
          group: z.string(),
          startedAt: z.string(),
        }),
        z.object({ type: z.literal('person'), requestId: z.string() }),
      ]),
      /** The incident of the same alert group that was resolved before this one. */
      follows: z.string().optional(),
      /** Set where so many incidents were opened of late that all further alerts share this one. */
      storm: z
        .object({
          limit: z.number().int().positive(),
          withinMs: z.number().positive(),
        })
        .optional(),
    }),
  ),
  defineEvent(
    'ALERT_RECORDED',
    false,
    z.object({
      /** Unique per source event: recording twice is impossible. */
      eventKey: z.string(),
      receivedAt: z.string(),
      alert: alertSchema,
    }),
  ),
] as const;
