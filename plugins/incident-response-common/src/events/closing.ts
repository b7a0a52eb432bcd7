import { z } from 'zod';
import { defineEvent } from './defineEvent';

export const closingEvents = [
  defineEvent(
    'COMMAND_REMINDER_SENT',
    false,
    z.object({ reminder: z.number().int().positive(), messageId: z.string() }),
  ),
  defineEvent(
    'STATUS_REMINDER_SENT',
    false,
    z.object({
      nudge: z.number().int().positive(),
      messageId: z.string(),
      /** Who got it directly; absent: it is in the room. */
      to: z.string().optional(),
    }),
  ),
  defineEvent(
    'STATUS_REMINDER_SILENCED',
    false,
    z.object({
      /** ISO 8601; absent: until resumed. */
      until: z.string().optional(),
    }),
  ),
  defineEvent('STATUS_REMINDER_RESUMED', false, z.object({})),
  defineEvent(
    'CADENCE_CHANGED',
    false,
    z.object({
      cadence: z.enum(['on', 'silenced', 'stopped']),
      /** Milliseconds between two nudges, where they are on. */
      everyMs: z.number().positive().optional(),
    }),
  ),
  defineEvent('INCIDENT_MITIGATED', true, z.object({ summary: z.string() })),
  defineEvent('INCIDENT_RESOLVED', true, z.object({ summary: z.string() })),
  defineEvent(
    'POSTMORTEM_DRAFTED',
    false,
    z.object({
      /** Markdown in which every sentence cites ledger sequence numbers. */
      markdown: z.string(),
      sha256: z.string().length(64),
      writer: z.string(),
    }),
  ),
  defineEvent(
    'POSTMORTEM_CREATED',
    false,
    z.object({
      postmortemId: z.string(),
      url: z.string(),
      tracker: z.string(),
    }),
  ),
  defineEvent('POSTMORTEM_FINISHED', false, z.object({})),
  defineEvent(
    'ANNOUNCEMENT_POSTED',
    false,
    z.object({ what: z.string(), messageId: z.string() }),
  ),
  defineEvent('WAR_ROOM_ARCHIVED', false, z.object({ roomId: z.string() })),
] as const;
