import { authorsOf, permalinkOf, type Platform } from '../Platform';
import type { Channel, Pin } from '../world/Channel';
import { messageObject, type Message } from '../world/Message';

/** A pin as `pins.list` and its events tell it. */
export const pinObject = (
  platform: Platform,
  channel: Channel,
  pin: Pin,
  message: Message,
) => ({
  type: 'message',
  channel: channel.id,
  created: pin.created,
  created_by: pin.by,
  message: {
    ...messageObject(message, authorsOf(platform), false),
    pinned_to: [channel.id],
    permalink: permalinkOf(platform, channel.id, message.ts),
  },
});

function tellPin(
  platform: Platform,
  channel: Channel,
  pin: Pin,
  message: Message,
  type: 'pin_added' | 'pin_removed',
  by: string,
) {
  platform.tell(
    {
      type,
      user: by,
      channel_id: channel.id,
      item: pinObject(platform, channel, pin, message),
      item_user: message.user,
      pin_count: String(channel.pins.length),
      pinned_info: {
        channel: channel.id,
        pinned_by: pin.by,
        pinned_ts: pin.created,
      },
      ...(type === 'pin_removed' ? { has_pins: channel.pins.length > 0 } : {}),
      event_ts: platform.world.nextTs(),
    },
    channel,
  );
}

/** Pins a message that is not pinned yet. */
export function addPin(
  platform: Platform,
  channel: Channel,
  message: Message,
  by: string,
) {
  const pin = { ts: message.ts, by, created: platform.world.seconds() };
  const pinned = { ...channel, pins: [...channel.pins, pin] };
  platform.world.putChannel(pinned);
  tellPin(platform, pinned, pin, message, 'pin_added', by);
}

/** Unpins a message; false where it was not pinned. */
export function removePin(
  platform: Platform,
  channel: Channel,
  message: Message,
  by: string,
): boolean {
  const pin = channel.pins.find(({ ts }) => ts === message.ts);
  if (!pin) return false;
  const unpinned = {
    ...channel,
    pins: channel.pins.filter(one => one !== pin),
  };
  platform.world.putChannel(unpinned);
  tellPin(platform, unpinned, pin, message, 'pin_removed', by);
  return true;
}

/** Adds or removes a reaction; false where that changes nothing. */
export function react(
  platform: Platform,
  channel: Channel,
  message: Message,
  reaction: {
    readonly name: string;
    readonly by: string;
    readonly add: boolean;
  },
): boolean {
  const { name, by, add } = reaction;
  const existing = message.reactions.find(one => one.name === name);
  const users = existing?.users ?? [];
  if (users.includes(by) === add) return false;
  const now = add ? [...users, by] : users.filter(id => id !== by);
  const others = message.reactions.filter(one => one.name !== name);
  platform.world.putMessage({
    ...message,
    reactions: now.length ? [...others, { name, users: now }] : others,
  });
  platform.tell(
    {
      type: add ? 'reaction_added' : 'reaction_removed',
      user: by,
      reaction: name,
      item_user: message.user,
      item: { type: 'message', channel: channel.id, ts: message.ts },
      event_ts: platform.world.nextTs(),
    },
    channel,
  );
  return true;
}
