import type { Desk, Place } from '../Desk';
import { backgroundCall } from '../../client/backgroundCall';
import { SlackRefusal } from '../../client/toFailure';
import type { Tell } from './answer';
import { toReplyMessage } from './toReplyMessage';

const PATIENCE_MS = 5_000;
const call = () => backgroundCall('slack/reply', PATIENCE_MS);

/** Where Slack gives no address to answer to: in the channel for their eyes only, else directly. */
export function tellByMessage(
  { api }: Pick<Desk, 'api'>,
  { room }: Place,
  user: string,
): Tell {
  async function directly(reply: Parameters<Tell>[0]) {
    const { channel } = await api.write(
      call(),
      { method: 'conversations.open', what: 'Answering somebody directly' },
      client => client.conversations.open({ users: user }),
    );
    const id = channel?.id;
    if (!id) return;
    await api.write(
      call(),
      {
        method: 'chat.postMessage',
        channel: id,
        what: 'Answering somebody directly',
      },
      client =>
        client.chat.postMessage({ channel: id, ...toReplyMessage(reply) }),
    );
  }
  return async reply => {
    if (!room) {
      await directly(reply);
      return;
    }
    try {
      await api.write(
        call(),
        {
          method: 'chat.postEphemeral',
          channel: room,
          what: 'Answering somebody in a channel',
        },
        client =>
          client.chat.postEphemeral({
            channel: room,
            user,
            ...toReplyMessage(reply),
          }),
      );
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      await directly(reply);
    }
  };
}
