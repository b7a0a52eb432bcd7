import { nameBlocks } from '../blocks/validateBlocks';
import { asText, type Json } from '../Json';
import { authorsOf, type Platform } from '../Platform';
import { channelType, type Channel } from '../world/Channel';
import { messageObject, type Message } from '../world/Message';

/** A message about to be posted. */
export type MessageDraft = Omit<Message, 'ts' | 'channel' | 'reactions'>;

/** A five-character name for a block that came without one. */
const blockIds = (platform: Platform) => () =>
  platform.world.nextId('').slice(-5);

/** Blocks as they are kept: each with an id. */
export const keptBlocks = (
  platform: Platform,
  blocks: readonly Json[] | undefined,
) => (blocks?.length ? nameBlocks(blocks, blockIds(platform)) : undefined);

function tellMention(platform: Platform, channel: Channel, event: Json) {
  const { botUserId } = platform.app();
  if (event.subtype || event.user === botUserId) return;
  if (!asText(event.text).includes(`<@${botUserId}`)) return;
  platform.tell({ ...event, type: 'app_mention' }, channel);
}

/** Posts; everybody in the channel sees it, or one person where it is ephemeral. */
export function postMessage(
  platform: Platform,
  channel: Channel,
  draft: MessageDraft,
): Message {
  const message: Message = {
    ...draft,
    channel: channel.id,
    ts: platform.world.nextTs(),
    reactions: [],
  };
  platform.world.putMessage(message);
  if (message.ephemeralTo) return message;
  const event = {
    ...messageObject(message, authorsOf(platform), true),
    channel: channel.id,
    channel_type: channelType(channel),
    event_ts: message.ts,
  };
  platform.tell(event, channel);
  tellMention(platform, channel, event);
  return message;
}

/** A line Slack itself writes. */
export function postNotice(
  platform: Platform,
  channel: Channel,
  subtype: string,
  user: string,
  text: string,
  extra: Json = {},
) {
  const kept = platform.world.channels.get(channel.id) ?? channel;
  return postMessage(platform, kept, { user, text, subtype, extra });
}
