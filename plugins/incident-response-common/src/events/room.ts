import { z } from 'zod';
import { checklistItemSchema } from '../checklist';
import { defineEvent } from './defineEvent';

/**
 * A fact about the broken thing, or the sentence that says why it is unknown.
 *
 * @public
 */
export const factSchema = z.object({
  label: z.string().max(200),
  /** `null` is shown as unknown, never as zero. */
  value: z.string().max(2_000).nullable(),
  /** Why the value is unknown, or where it comes from. */
  note: z.string().max(500).optional(),
  url: z.string().max(2_000).optional(),
});

/**
 * One line of context or of recent changes.
 *
 * @public
 */
export type Fact = z.infer<typeof factSchema>;

export const roomEvents = [
  defineEvent(
    'WAR_ROOM_CREATED',
    true,
    z.object({
      generation: z.number().int().positive(),
      roomId: z.string(),
      name: z.string(),
      url: z.string(),
    }),
  ),
  /** Somebody else has the name; the room of that generation is opened under another one. */
  defineEvent(
    'ROOM_NAME_CHANGED',
    true,
    z.object({
      generation: z.number().int().positive(),
      from: z.string(),
      to: z.string(),
    }),
  ),
  /** It was archived in the chat, and not by us: nothing can be done in it any more. */
  defineEvent('WAR_ROOM_LOST', true, z.object({ roomId: z.string() })),
  defineEvent(
    'ROOM_MESSAGE_POSTED',
    false,
    z.object({
      /** What was posted, for example `headline`; one message each. */
      what: z.string(),
      messageId: z.string(),
      /** Hash of the content shown. */
      hash: z.string(),
    }),
  ),
  defineEvent(
    'ROOM_MESSAGE_UPDATED',
    false,
    z.object({ what: z.string(), messageId: z.string(), hash: z.string() }),
  ),
  defineEvent(
    'CONTEXT_SNAPSHOT_ATTACHED',
    false,
    z.object({ facts: z.array(factSchema) }),
  ),
  defineEvent(
    'CHANGES_ATTACHED',
    false,
    z.object({ facts: z.array(factSchema) }),
  ),
  defineEvent('CHECKLIST_PINNED', false, z.object({ messageId: z.string() })),
  defineEvent(
    'ROOM_TOPIC_SET',
    false,
    z.object({
      roomId: z.string(),
      /** Hash of the topic shown. */
      hash: z.string(),
    }),
  ),
  defineEvent('ROOM_BOOKMARKED', false, z.object({ roomId: z.string() })),
  defineEvent(
    'CHECKLIST_ITEM_UPDATED',
    false,
    z.object({ item: checklistItemSchema, done: z.boolean() }),
  ),
  defineEvent(
    'WAR_ROOM_ASSEMBLED',
    true,
    z.object({
      /** Milliseconds since the incident was declared. */
      tookMs: z.number().int().nonnegative(),
      /** What the room had to be opened without. */
      gaps: z.array(z.string()),
    }),
  ),
] as const;
