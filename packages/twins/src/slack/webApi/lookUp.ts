import type { Channel } from '../world/Channel';
import type { Message } from '../world/Message';
import type { SlackUser } from '../world/User';
import type { Call } from './Method';
import { SlackError } from './SlackError';

const bot = ({ platform }: Call) => platform.app().botUserId;

export const isMember = (call: Call, channel: Channel) =>
  channel.members.includes(bot(call));

/** The channel an argument names, as the bot sees it: private ones only from within. */
export function visibleChannel(call: Call, name = 'channel'): Channel {
  const channel = call.platform.world.channels.get(call.args.required(name));
  const visible =
    channel && (channel.kind === 'public' || isMember(call, channel));
  if (!visible) throw new SlackError('channel_not_found');
  return channel;
}

/** The same, and the bot must be in it. */
export function ownChannel(call: Call, name = 'channel'): Channel {
  const channel = visibleChannel(call, name);
  if (!isMember(call, channel)) throw new SlackError('not_in_channel');
  return channel;
}

/** The same, and it must be open. */
export function openChannel(call: Call, name = 'channel'): Channel {
  const channel = ownChannel(call, name);
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

/** The message a time stamp names in a channel; others' ephemeral ones are not there. */
export function messageOf(
  call: Call,
  channel: Channel,
  name: string,
  error = 'message_not_found',
): Message {
  const ts = call.args.required(name);
  const message = call.platform.world.message(channel.id, ts);
  if (!message || message.ephemeralTo) throw new SlackError(error);
  return message;
}

export function userOf(call: Call, id: string): SlackUser {
  const user = call.platform.world.users.get(id);
  if (!user) throw new SlackError('user_not_found');
  return user;
}

/** `groups:…` or `channels:…`, by the kind of channel an argument names. */
export const scopeByChannel =
  (forPrivate: string, forPublic: string, name = 'channel') =>
  (call: Call): readonly string[] => {
    const channel = call.platform.world.channels.get(call.args.text(name));
    return [channel?.kind === 'public' ? forPublic : forPrivate];
  };
