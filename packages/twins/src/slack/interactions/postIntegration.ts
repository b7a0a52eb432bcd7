import { z } from 'zod';
import { changeMessage } from '../acts/changeMessage';
import { postMessage } from '../acts/postMessage';
import type { Platform } from '../Platform';
import { readArgs } from '../webApi/Args';
import { messageContent } from '../webApi/messageContent';
import { SlackError } from '../webApi/SlackError';
import type { Channel } from '../world/Channel';
import { refused, type ActResult } from './ActResult';

const json = z.array(z.record(z.string(), z.unknown()));

export const integrationPostSchema = z.object({
  channel: z.string(),
  text: z.string().optional(),
  blocks: json.optional(),
  attachments: json.optional(),
  /** What it calls itself. */
  username: z.string().optional(),
  /** `B…`; some of the oldest have none: null. */
  botId: z.string().nullable().default('B0WEBHOOK'),
  /** Its message that is edited instead. */
  ts: z.string().optional(),
});

/**
 * What an incoming webhook, a workflow or an older bot posts: a `bot_message` without a user.
 *
 * @public
 */
export type IntegrationPost = z.input<typeof integrationPostSchema>;

type Post = z.output<typeof integrationPostSchema>;

/** What Slack puts where an attachment is only blocks. */
const NO_PREVIEW = '[no preview available]';

function contentOf(platform: Platform, post: Post) {
  const { text, blocks, attachments } = post;
  const content = messageContent(
    platform,
    readArgs({
      ...(text === undefined ? {} : { text }),
      ...(blocks ? { blocks } : {}),
      ...(attachments ? { attachments } : {}),
    }),
  );
  return {
    ...content,
    attachments: content.attachments?.map((attachment, at) => ({
      id: at + 1,
      ...(attachment.blocks ? { fallback: NO_PREVIEW } : {}),
      ...attachment,
    })),
  };
}

function put(platform: Platform, channel: Channel, post: Post): ActResult {
  const { username, ts } = post;
  const botId = post.botId ?? undefined;
  const content = contentOf(platform, post);
  if (ts === undefined) {
    const posted = postMessage(platform, channel, {
      subtype: 'bot_message',
      username,
      botId,
      ...content,
    });
    return { ok: true, channel: channel.id, ts: posted.ts };
  }
  const message = platform.world.message(channel.id, ts);
  if (!message || message.user || message.botId !== botId)
    return refused('cant_update_message');
  changeMessage(platform, channel, message, content, botId ?? '');
  return { ok: true, channel: channel.id, ts };
}

/** Posts as a program does that has no account, or edits what it posted. */
export function postIntegration(platform: Platform, post: Post): ActResult {
  const channel = platform.world.channels.get(post.channel);
  if (!channel) return refused('channel_not_found');
  if (channel.archived) return refused('channel_is_archived');
  try {
    return put(platform, channel, post);
  } catch (error) {
    if (error instanceof SlackError) return refused(error.code);
    throw error;
  }
}
