import { z } from 'zod';

const account = z.object({
  /** The chat's id of the user. */
  userId: z.string().min(1).max(100),
  /** The chat's id of the workspace. */
  teamId: z.string().min(1).max(100),
  /** As the chat shows it to people; unknown where it could not be read. */
  name: z.string().max(200).optional(),
  /** That the chat has verified, of members only: to know them by; it is not kept. */
  email: z.string().max(320).optional(),
});

const messageId = z.string().min(1).max(200);

/**
 * What a chat saw in a war room: somebody came or was put into it, or people marked a message to be
 * kept on the ledger (by a pin or by a reaction), changed it, or took the last mark away. Times are ISO 8601.
 *
 * @public
 */
export const roomObservationSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('joined'),
    who: account,
    at: z.iso.datetime(),
    /**
     * Somebody put them into the room, and nothing was seen of them yet; `by` is absent where the app
     * did. Absent: they came, or did something there, by themselves.
     */
    added: z.object({ by: account.optional() }).optional(),
  }),
  z.object({
    type: z.literal('kept'),
    messageId,
    /** Absent: a program without an account wrote it, an incoming webhook for example. */
    author: account.optional(),
    /** When the message was written. */
    writtenAt: z.iso.datetime(),
    text: z.string().max(40_000),
    url: z.url().max(2_000).optional(),
    by: account,
    /** `said`: nobody marked it; its author wrote it as an update. */
    how: z.enum(['pin', 'reaction', 'said']),
    at: z.iso.datetime(),
  }),
  z.object({
    type: z.literal('edited'),
    messageId,
    text: z.string().max(40_000),
    at: z.iso.datetime(),
  }),
  z.object({
    type: z.literal('released'),
    messageId,
    /** Absent: it was seen that no mark is left, and not who took it away. */
    by: account.optional(),
    how: z.enum(['pin', 'reaction']),
    at: z.iso.datetime(),
  }),
  /** The room was archived by people, or by the chat. */
  z.object({ type: z.literal('archived'), at: z.iso.datetime() }),
]);

/**
 * One thing that was seen in a war room.
 *
 * @public
 */
export type RoomObservation = z.infer<typeof roomObservationSchema>;
