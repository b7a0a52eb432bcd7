import type { RoomObservation } from '@incident-response/backstage-plugin-incident-response-common';
import { z } from 'zod';
import { readMessage } from './readMessage';
import { plainTextOf } from './plainTextOf';
import type { Desk } from './Desk';

const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/);
const item = z.object({
  type: z.literal('message'),
  channel: z.string().optional(),
  ts: ts.optional(),
  message: z.object({ ts }).optional(),
});

/** The events that are listened to. */
const eventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('member_joined_channel'),
    user: z.string(),
    channel: z.string(),
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
    message: z.object({
      ts,
      user: z.string().optional(),
      text: z.string().default(''),
    }),
    previous_message: z.object({ text: z.string().optional() }).optional(),
  }),
  z.object({
    type: z.literal('group_archive'),
    channel: z.string(),
    user: z.string().optional(),
    event_ts: ts,
  }),
]);

type SlackEvent = z.infer<typeof eventSchema>;
type Of<T extends SlackEvent['type']> = Extract<SlackEvent, { type: T }>;

/** 📌 */
const PUSHPIN = 'pushpin';
const timeOf = (stamp: string) => new Date(Number(stamp) * 1_000).toISOString();

/** The account as an observation names it. */
async function whoIs({ accounts }: Desk, userId: string) {
  const { teamId, name, email, standing } = await accounts.read(userId);
  return {
    standing,
    who: {
      userId,
      teamId,
      ...(name && { name }),
      ...(email && standing === 'member' && { email }),
    },
  };
}

/** Somebody pinned it or put a 📌 on it, or took that away. */
async function marked(
  desk: Desk,
  room: string,
  event: Of<
    'pin_added' | 'pin_removed' | 'reaction_added' | 'reaction_removed'
  >,
): Promise<RoomObservation | undefined> {
  const stamp = event.item.message?.ts ?? event.item.ts;
  if (stamp === undefined) return undefined;
  const how = event.type.startsWith('pin') ? 'pin' : 'reaction';
  const by = await whoIs(desk, event.user);
  const at = timeOf(event.event_ts);
  if (event.type.endsWith('_removed'))
    return { type: 'released', messageId: stamp, by: by.who, how, at };
  const message = await readMessage(desk, room, stamp);
  const own = await desk.accounts.ownId();
  // What the app wrote is on the ledger already.
  if (!message?.user || message.user === own) return undefined;
  const author = await whoIs(desk, message.user);
  return {
    type: 'kept',
    messageId: stamp,
    author: author.who,
    writtenAt: timeOf(stamp),
    text: plainTextOf(message.text),
    ...(message.url && { url: message.url }),
    by: by.who,
    how,
    at,
  };
}

async function joined(
  desk: Desk,
  event: Of<'member_joined_channel'>,
): Promise<RoomObservation | undefined> {
  const { who, standing } = await whoIs(desk, event.user);
  return standing === 'bot'
    ? undefined
    : { type: 'joined', who, at: timeOf(event.event_ts) };
}

function roomOf(event: SlackEvent): string | undefined {
  if ('channel_id' in event) return event.channel_id;
  return 'item' in event ? event.item.channel : event.channel;
}

/** Marks and channels that the app itself changes, and what says nothing new. */
async function isOurs({ accounts }: Desk, event: SlackEvent) {
  if (
    event.type === 'message' &&
    event.message.text === event.previous_message?.text
  )
    return true;
  // Each of our own messages is edited often.
  const user = event.type === 'message' ? event.message.user : event.user;
  return user !== undefined && user === (await accounts.ownId());
}

async function seen(
  desk: Desk,
  room: string,
  event: SlackEvent,
): Promise<RoomObservation | undefined> {
  switch (event.type) {
    case 'member_joined_channel':
      return joined(desk, event);
    case 'message':
      return {
        type: 'edited',
        messageId: event.message.ts,
        text: plainTextOf(event.message.text),
        at: timeOf(event.event_ts),
      };
    case 'group_archive':
      return { type: 'archived', at: timeOf(event.event_ts) };
    default:
      return marked(desk, room, event);
  }
}

/**
 * Tells the door what was seen in a war room. Of other channels nothing is read.
 *
 * @throws where it could not be stored: Slack sends it again
 */
export async function handleEvent(desk: Desk, sent: unknown): Promise<void> {
  const { data: event } = eventSchema.safeParse(sent);
  if (!event) return;
  const isReaction =
    event.type === 'reaction_added' || event.type === 'reaction_removed';
  if (isReaction && event.reaction !== PUSHPIN) return;
  const room = roomOf(event);
  if (room === undefined || (await isOurs(desk, event))) return;
  if ((await desk.door.incidentIn(room)) === undefined) return;
  const observation = await seen(desk, room, event);
  if (observation) await desk.door.observe(room, observation);
}
