import { authorsOf, type Platform } from '../Platform';
import { channelType, type Channel } from '../world/Channel';
import { messageObject, type Message } from '../world/Message';

/** What a change may replace. */
export type MessageChange = Partial<
  Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata'>
>;

/** Changes a message, and tells of it. */
export function changeMessage(
  platform: Platform,
  channel: Channel,
  message: Message,
  change: MessageChange,
  by: string,
): Message {
  const ts = platform.world.nextTs();
  const changed: Message = {
    ...message,
    ...change,
    edited: { user: by, ts },
  };
  platform.world.putMessage(changed);
  if (message.ephemeralTo) return changed;
  const authors = authorsOf(platform);
  platform.tell(
    {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel: channel.id,
      channel_type: channelType(channel),
      ts,
      event_ts: ts,
      message: messageObject(changed, authors, true),
      previous_message: messageObject(message, authors, true),
    },
    channel,
  );
  return changed;
}

/** Deletes a message, its pin with it, and tells of it. */
export function deleteMessage(
  platform: Platform,
  channel: Channel,
  message: Message,
) {
  platform.world.removeMessage(channel.id, message.ts);
  if (message.ephemeralTo) return;
  platform.world.putChannel({
    ...channel,
    pins: channel.pins.filter(pin => pin.ts !== message.ts),
  });
  const ts = platform.world.nextTs();
  platform.tell(
    {
      type: 'message',
      subtype: 'message_deleted',
      hidden: true,
      channel: channel.id,
      channel_type: channelType(channel),
      ts,
      event_ts: ts,
      deleted_ts: message.ts,
      previous_message: messageObject(message, authorsOf(platform), true),
    },
    channel,
  );
}
