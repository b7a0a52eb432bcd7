import { changeMessage, deleteMessage } from '../../acts/changeMessage';
import { postMessage } from '../../acts/postMessage';
import { authorsOf, permalinkOf } from '../../Platform';
import type { Channel } from '../../world/Channel';
import { messageObject, type Message } from '../../world/Message';
import { isMember, messageOf, userOf, visibleChannel } from '../lookUp';
import { messageContent } from '../messageContent';
import { method, type Call, type Methods } from '../Method';
import { SlackError } from '../SlackError';
import { directMessage } from './members';

/** Longer texts without blocks come as several messages. */
const SPLIT_ABOVE = 4_040;
const PART = 4_000;

const author = ({ platform }: Call) => {
  const { botUserId, botId } = platform.app();
  return { user: botUserId, botId };
};

/** A channel by id or name; a user's id means the direct messages with them. */
function addressed(call: Call): Channel {
  const { world, app } = call.platform;
  const name = call.args.required('channel');
  if (/^[UW]/.test(name)) {
    const user = world.users.get(name);
    if (!user) throw new SlackError('channel_not_found');
    return directMessage(call, user.id);
  }
  const channel =
    world.channels.get(name) ??
    [...world.channels.values()].find(
      one => one.kind !== 'im' && `#${one.name}` === name,
    );
  if (!channel || (channel.kind !== 'public' && !isMember(call, channel)))
    throw new SlackError('channel_not_found');
  const anywhere = app().scopes.includes('chat:write.public');
  if (!isMember(call, channel) && !anywhere)
    throw new SlackError('not_in_channel');
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

const told = (call: Call, message: Message) => ({
  channel: message.channel,
  ts: message.ts,
  message: messageObject(message, authorsOf(call.platform), true),
});

function partsOf(text: string, whole: boolean): readonly string[] {
  if (whole || text.length <= SPLIT_ABOVE) return [text];
  const parts = Math.ceil(text.length / PART);
  return Array.from({ length: parts }, (_, n) =>
    text.slice(n * PART, (n + 1) * PART),
  );
}

function post(call: Call) {
  const channel = addressed(call);
  if (channel.kind === 'im' && !call.platform.app().messagesTab)
    throw new SlackError('messages_tab_disabled');
  const { text, ...rest } = messageContent(call.platform, call.args);
  const threadTs = call.args.text('thread_ts') || undefined;
  if (threadTs && !call.platform.world.message(channel.id, threadTs))
    throw new SlackError('thread_not_found');
  const [first] = partsOf(text, Boolean(rest.blocks)).map(part =>
    postMessage(call.platform, channel, {
      ...author(call),
      ...rest,
      text: part,
      threadTs,
      broadcast: call.args.flag('reply_broadcast'),
      hiddenUntil: call.hiddenUntil,
    }),
  );
  return told(call, first);
}

function update(call: Call) {
  const channel = visibleChannel(call);
  const message = messageOf(call, channel, 'ts');
  const { user } = author(call);
  if (message.user !== user) throw new SlackError('cant_update_message');
  if (channel.archived) throw new SlackError('is_archived');
  if (call.args.text('text').length > PART)
    throw new SlackError('msg_too_long');
  const { text, blocks, attachments, metadata } = messageContent(
    call.platform,
    call.args,
  );
  const changed = changeMessage(
    call.platform,
    channel,
    message,
    {
      text,
      // A text alone takes the blocks away.
      blocks,
      attachments: attachments ?? message.attachments,
      metadata: metadata ?? message.metadata,
    },
    user,
  );
  return { ...told(call, changed), text };
}

function postEphemeral(call: Call) {
  const channel = addressed(call);
  const user = userOf(call, call.args.required('user'));
  if (!channel.members.includes(user.id))
    throw new SlackError('user_not_in_channel');
  const message = postMessage(call.platform, channel, {
    ...author(call),
    ...messageContent(call.platform, call.args),
    ephemeralTo: user.id,
  });
  return { message_ts: message.ts };
}

export const chatMethods: Methods = {
  'chat.postMessage': method('post', ['chat:write'], post),
  'chat.update': method(50, ['chat:write'], update),
  'chat.postEphemeral': method(100, ['chat:write'], postEphemeral),
  'chat.delete': method(50, ['chat:write'], call => {
    const channel = visibleChannel(call);
    const message = messageOf(call, channel, 'ts');
    if (message.user !== author(call).user)
      throw new SlackError('cant_delete_message');
    deleteMessage(call.platform, channel, message);
    return { channel: channel.id, ts: message.ts };
  }),
  'chat.getPermalink': method('hundreds', [], call => {
    const channel = visibleChannel(call);
    const { ts } = messageOf(call, channel, 'message_ts');
    return {
      channel: channel.id,
      permalink: permalinkOf(call.platform, channel.id, ts),
    };
  }),
};
