import { authorsOf } from '../../Platform';
import type { Json } from '../../Json';
import { messageObject, type Message } from '../../world/Message';
import { messageOf, ownChannel, scopeByChannel } from '../lookUp';
import { method, type Call, type Methods } from '../Method';
import { cursorField, paginate } from '../paginate';
import { SlackError } from '../SlackError';
import { isShown } from './listed';

const scope = scopeByChannel('groups:history|im:history', 'channels:history');
const MOST = 999;

/** Messages within `oldest` and `latest`; their own instants only with `inclusive`. */
function within({ args }: Call, messages: readonly Message[]) {
  const inclusive = args.flag('inclusive');
  const oldest = args.number('oldest', 0);
  const latest = args.number('latest', Infinity);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return (
      (at > oldest || (inclusive && at === oldest)) &&
      (at < latest || (inclusive && at === latest))
    );
  });
}

function shown(call: Call, channel: string): readonly Message[] {
  const { world, clock } = call.platform;
  return world
    .messagesOf(channel)
    .filter(message => !message.ephemeralTo && isShown(message, clock.now()));
}

function answer(call: Call, messages: readonly Message[]): Json {
  const { page, next } = paginate(messages, call.args, {
    limit: 100,
    most: MOST,
  });
  const withMetadata = call.args.flag('include_all_metadata');
  const authors = authorsOf(call.platform);
  return {
    messages: page.map(message => ({
      ...messageObject(message, authors, withMetadata),
      ...pinnedTo(call, message),
      ...threadOf(call, message),
    })),
    has_more: next !== '',
    ...cursorField(next),
  };
}

/** Where it is pinned; absent: nowhere. */
function pinnedTo({ platform }: Call, { channel, ts }: Message): Json {
  const pins = platform.world.channels.get(channel)?.pins ?? [];
  return pins.some(pin => pin.ts === ts) ? { pinned_to: [channel] } : {};
}

/** How many replied, on the message they replied to. */
function threadOf(call: Call, parent: Message): Json {
  const replies = shown(call, parent.channel).filter(
    ({ threadTs, ts }) => threadTs === parent.ts && ts !== parent.ts,
  );
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map(({ user, botId }) => user ?? botId))];
  return {
    thread_ts: parent.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    reply_users: users,
    latest_reply: replies[replies.length - 1].ts,
  };
}

/** What was said. */
export const historyMethods: Methods = {
  'conversations.history': method(50, scope, call => {
    const channel = ownChannel(call);
    const top = shown(call, channel.id).filter(
      ({ threadTs, ts, broadcast }) =>
        !threadTs || threadTs === ts || broadcast === true,
    );
    return {
      ...answer(call, [...within(call, top)].reverse()),
      pin_count: channel.pins.length,
    };
  }),
  'conversations.replies': method(50, scope, call => {
    const channel = ownChannel(call);
    const parent = messageOf(call, channel, 'ts', 'thread_not_found');
    const thread = shown(call, channel.id).filter(
      ({ threadTs, ts }) => ts === parent.ts || threadTs === parent.ts,
    );
    if (thread.length === 0) throw new SlackError('thread_not_found');
    return answer(call, within(call, thread));
  }),
};
