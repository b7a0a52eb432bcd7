import { z } from 'zod';
import { backgroundCall } from '../client/backgroundCall';
import type { Desk } from './Desk';

const PATIENCE_MS = 5_000;

const messagesSchema = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        user: z.string().optional(),
        text: z.string().default(''),
      }),
    )
    .default([]),
});

/** A message as it is in the channel. */
export interface ReadMessage {
  readonly user?: string;
  readonly text: string;
  readonly url?: string;
}

/** The message of a channel or of a thread in it; absent: it is there no longer. */
export async function readMessage(
  { api }: Pick<Desk, 'api'>,
  channel: string,
  stamp: string,
): Promise<ReadMessage | undefined> {
  const call = () => backgroundCall('slack/message', PATIENCE_MS);
  const what = 'Reading a message that was marked';
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
      await api.read(
        call(),
        { method: 'conversations.replies', what },
        client => client.conversations.replies({ ...one, ts: stamp, limit: 1 }),
      ),
    );
  if (!found) return undefined;
  const { permalink } = await api
    .read(call(), { method: 'chat.getPermalink', what }, client =>
      client.chat.getPermalink({ channel, message_ts: stamp }),
    )
    .catch(() => ({ permalink: undefined }));
  return { ...found, ...(permalink && { url: permalink }) };
}
