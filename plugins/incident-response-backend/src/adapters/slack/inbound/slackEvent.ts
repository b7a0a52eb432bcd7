import { readsAsUpdate } from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { plainTextOf } from './plainTextOf';
import { saidSchema } from './words/wordsOf';

const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/);
const item = z.object({
  type: z.literal('message'),
  channel: z.string().optional(),
  ts: ts.optional(),
  message: z.object({ ts }).optional(),
});

/** Somebody wrote something: who and when, and the words only where they begin as an update does. */
const writtenSchema = z
  .object({
    type: z.literal('message'),
    subtype: z
      .enum(['file_share', 'me_message', 'thread_broadcast'])
      .optional(),
    channel: z.string(),
    user: z.string(),
    bot_id: z.undefined().optional(),
    ts: ts.optional(),
    text: z.string().default(''),
    event_ts: ts,
  })
  .transform(({ channel, user, text, ts: messageId, event_ts }) => ({
    type: 'written' as const,
    channel,
    user,
    event_ts,
    messageId: messageId ?? event_ts,
    ...(readsAsUpdate(plainTextOf(text)) && { update: plainTextOf(text) }),
  }));

const namedSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('member_joined_channel'),
    user: z.string(),
    channel: z.string(),
    /** Who put them into it; absent: they came by themselves. */
    inviter: z.string().optional(),
    event_ts: ts,
  }),
  z.object({
    type: z.enum(['pin_added', 'pin_removed']),
    user: z.string(),
    channel_id: z.string(),
    item,
    event_ts: ts,
  }),
  z.object({
    type: z.enum(['reaction_added', 'reaction_removed']),
    user: z.string(),
    reaction: z.string(),
    item,
    event_ts: ts,
  }),
  z.object({
    type: z.literal('message'),
    subtype: z.literal('message_changed'),
    channel: z.string(),
    event_ts: ts,
    message: saidSchema.extend({
      ts,
      user: z.string().optional(),
      bot_id: z.string().optional(),
    }),
    previous_message: saidSchema.optional(),
  }),
  z.object({
    type: z.literal('group_archive'),
    channel: z.string(),
    user: z.string().optional(),
    event_ts: ts,
  }),
]);

/** The events that are listened to. */
export const slackEventSchema = z.union([namedSchema, writtenSchema]);

export type SlackEvent = z.infer<typeof slackEventSchema>;
export type SlackEventOf<T extends SlackEvent['type']> = Extract<
  SlackEvent,
  { type: T }
>;

/** A time stamp of Slack as ISO 8601. */
export const timeOf = (stamp: string) =>
  new Date(Number(stamp) * 1_000).toISOString();
