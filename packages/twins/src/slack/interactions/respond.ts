import { changeMessage, deleteMessage } from '../acts/changeMessage';
import { postMessage } from '../acts/postMessage';
import type { Json } from '../Json';
import type { Platform } from '../Platform';
import { readArgs } from '../webApi/Args';
import { messageContent } from '../webApi/messageContent';
import { SlackError } from '../webApi/SlackError';
import type { ResponsePlace } from './createResponseUrls';

/**
 * Posts what an app answers by response URL or acknowledgement: to the person alone, unless it says
 * `in_channel`, or in place of the message that was clicked.
 */
export function respondWith(
  platform: Platform,
  place: ResponsePlace,
  body: Json,
) {
  const { world } = platform;
  const channel = world.channels.get(place.channel);
  if (!channel) throw new SlackError('channel_not_found');
  const clicked = place.messageTs
    ? world.message(channel.id, place.messageTs)
    : undefined;
  const { botUserId, botId } = platform.app();
  const args = readArgs(body);
  if (args.flag('delete_original')) {
    if (clicked) deleteMessage(platform, channel, clicked);
    return;
  }
  const content = messageContent(platform, args);
  if (args.flag('replace_original') && clicked) {
    changeMessage(platform, channel, clicked, content, botUserId);
    return;
  }
  const open = args.text('response_type') === 'in_channel';
  if (open && channel.archived) throw new SlackError('is_archived');
  postMessage(platform, channel, {
    user: botUserId,
    botId,
    ...content,
    threadTs: args.text('thread_ts') || undefined,
    ephemeralTo: open ? undefined : place.user,
  });
}
