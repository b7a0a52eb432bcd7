import { z } from 'zod';
import { chatIdentitySchema } from '../actor';
import { defineEvent } from './defineEvent';

const text = z.string().max(10_000);
/** The text was longer than the ledger keeps. */
const cut = z.literal(true).optional();
/** Who wrote it; absent: a program. */
const author = z
  .object({ entityRef: z.string(), chat: chatIdentitySchema.optional() })
  .optional();

/** Messages that people in the war room wanted on the ledger. Who marked one is the actor. */
export const messageEvents = [
  defineEvent(
    'MESSAGE_KEPT',
    false,
    z.object({
      messageId: z.string(),
      author,
      writtenAt: z.string(),
      text,
      cut,
      url: z.string().optional(),
      /** `said`: nobody marked it; the commander wrote it as an update. */
      how: z.enum(['pin', 'reaction', 'said']),
      /** When the chat saw it marked. */
      at: z.string(),
      /** The commander marked or wrote it: nudges count from it. */
      update: z.literal(true).optional(),
    }),
  ),
  defineEvent(
    'KEPT_MESSAGE_EDITED',
    false,
    z.object({ messageId: z.string(), author, text, cut, at: z.string() }),
  ),
  defineEvent(
    'KEPT_MESSAGE_RELEASED',
    false,
    z.object({
      messageId: z.string(),
      author,
      how: z.enum(['pin', 'reaction']),
      at: z.string(),
    }),
  ),
  defineEvent(
    'MESSAGE_NOT_KEPT',
    false,
    z.object({
      messageId: z.string(),
      /** So many are kept already; no more will be. */
      limit: z.number().int().positive(),
    }),
  ),
] as const;
