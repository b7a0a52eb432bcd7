import { addPin, pinObject, react, removePin } from '../../acts/marks';
import { authorsOf, permalinkOf } from '../../Platform';
import { messageObject } from '../../world/Message';
import { messageOf, openChannel, ownChannel } from '../lookUp';
import { method, type Call, type Methods } from '../Method';
import { SlackError } from '../SlackError';

const MOST_PINS = 100;
const EMOJI = /^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/;

const bot = ({ platform }: Call) => platform.app().botUserId;

function emojiOf(call: Call): string {
  const name = call.args.required('name').replaceAll(/^:|:$/g, '');
  if (!EMOJI.test(name)) throw new SlackError('invalid_name');
  return name;
}

function reaction(call: Call, add: boolean, unchanged: string) {
  const channel = openChannel(call);
  const message = messageOf(call, channel, 'timestamp');
  const by = bot(call);
  const changed = react(call.platform, channel, message, {
    name: emojiOf(call),
    by,
    add,
  });
  if (!changed) throw new SlackError(unchanged);
  return {};
}

/** Pins and reactions. */
export const markMethods: Methods = {
  'pins.add': method(20, ['pins:write'], call => {
    const channel = openChannel(call);
    if (!call.args.has('timestamp')) throw new SlackError('no_item_specified');
    const message = messageOf(call, channel, 'timestamp');
    if (channel.pins.some(({ ts }) => ts === message.ts))
      throw new SlackError('already_pinned');
    if (channel.pins.length >= MOST_PINS) throw new SlackError('too_many_pins');
    addPin(call.platform, channel, message, bot(call));
    return {};
  }),
  'pins.remove': method(20, ['pins:write'], call => {
    const channel = openChannel(call);
    if (!call.args.has('timestamp')) throw new SlackError('no_item_specified');
    const message = messageOf(call, channel, 'timestamp');
    if (!removePin(call.platform, channel, message, bot(call)))
      throw new SlackError('no_pin');
    return {};
  }),
  'pins.list': method(20, ['pins:read'], call => {
    const channel = ownChannel(call);
    return {
      items: channel.pins.flatMap(pin => {
        const message = call.platform.world.message(channel.id, pin.ts);
        return message ? [pinObject(call.platform, channel, pin, message)] : [];
      }),
    };
  }),
  'reactions.add': method(50, ['reactions:write'], call =>
    reaction(call, true, 'already_reacted'),
  ),
  'reactions.remove': method(20, ['reactions:write'], call =>
    reaction(call, false, 'no_reaction'),
  ),
  'reactions.get': method(50, ['reactions:read'], call => {
    const channel = ownChannel(call);
    const message = messageOf(call, channel, 'timestamp');
    return {
      type: 'message',
      channel: channel.id,
      message: {
        ...messageObject(message, authorsOf(call.platform), false),
        permalink: permalinkOf(call.platform, channel.id, message.ts),
      },
    };
  }),
};
