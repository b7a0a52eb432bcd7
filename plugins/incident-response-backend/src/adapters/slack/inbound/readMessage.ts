import { z } from 'zod';
import { backgroundCall } from '../client/backgroundCall';
import { SlackRefusal } from '../client/toFailure';
import type { Desk } from './Desk';
import type { Wrote } from './createAccounts';
import { saidSchema, wordsOf } from './words/wordsOf';

const PATIENCE_MS = 5_000;

/** 📌 */
export const PUSHPIN = 'pushpin';

const messageSchema = saidSchema.extend({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  pinned_to: z.array(z.string()).default([]),
  // Slack may leave out some of the users, and still counts all.
  reactions: z
    .array(z.object({ name: z.string(), count: z.number().default(1) }))
    .default([]),
});
const messagesSchema = z.object({
  messages: z.array(messageSchema).default([]),
});

/** A message as it is in the channel. */
export interface ReadMessage extends Wrote {
  /** As people read it. */
  readonly words: string;
  /** A pin or a 📌 of anybody is on it now. */
  readonly marked: boolean;
}

const GONE = new Set(['thread_not_found', 'message_not_found']);

/** A message that was deleted has no thread either. */
function nothingIfGone(error: unknown): undefined {
  if (error instanceof SlackRefusal && GONE.has(error.code)) return undefined;
  throw error;
}

const call = () => backgroundCall('slack/message', PATIENCE_MS);
const what = 'Reading a message that was marked';

/** The message of a channel or of a thread in it; absent: it is there no longer. */
export async function readMessage(
  { api }: Pick<Desk, 'api'>,
  channel: string,
  stamp: string,
): Promise<ReadMessage | undefined> {
  const one = { channel, oldest: stamp, latest: stamp, inclusive: true };
  const find = (answer: unknown) =>
    messagesSchema.parse(answer).messages.find(({ ts }) => ts === stamp);
  const found =
    find(
      await api.read(
        call(),
        { method: 'conversations.history', what },
        client => client.conversations.history({ ...one, limit: 1 }),
      ),
    ) ??
    find(
      (await api
        .read(call(), { method: 'conversations.replies', what }, client =>
          // The message a thread hangs on may come first.
          client.conversations.replies({ ...one, ts: stamp, limit: 2 }),
        )
        .catch(nothingIfGone)) ?? {},
    );
  if (!found) return undefined;
  const { user, bot_id: botId, pinned_to: pinnedTo, reactions } = found;
  return {
    ...(user !== undefined && { user }),
    ...(botId !== undefined && { botId }),
    words: wordsOf(found),
    marked:
      pinnedTo.includes(channel) ||
      reactions.some(({ name, count }) => name === PUSHPIN && count > 0),
  };
}

/** Where people read the message; absent: Slack does not say. */
export async function linkTo(
  { api }: Pick<Desk, 'api'>,
  channel: string,
  stamp: string,
): Promise<string | undefined> {
  const { permalink } = await api
    .read(call(), { method: 'chat.getPermalink', what }, client =>
      client.chat.getPermalink({ channel, message_ts: stamp }),
    )
    .catch(() => ({ permalink: undefined }));
  return permalink;
}
