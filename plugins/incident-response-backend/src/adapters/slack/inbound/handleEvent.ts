import type { RoomObservation } from '@incident-response/backstage-plugin-incident-response-common';
import type { Desk } from './Desk';
import { isMark, seenMarks } from './seenMarks';
import { seeActing, seenJoining, signOf } from './seenPeople';
import { seenUpdate } from './seenUpdate';
import { slackEventSchema, timeOf, type SlackEvent } from './slackEvent';
import { wordsOf } from './words/wordsOf';

function roomOf(event: SlackEvent): string | undefined {
  if ('channel_id' in event) return event.channel_id;
  return 'item' in event ? event.item.channel : event.channel;
}

/** Marks and channels that the app itself changes, and what says nothing new. */
async function isOurs({ accounts }: Desk, event: SlackEvent) {
  if (event.type !== 'message') return accounts.isOwn(event);
  const { message, previous_message: before } = event;
  // A link that was unfolded, for example.
  if (before && wordsOf(message) === wordsOf(before)) return true;
  // Each of our own messages is edited often.
  return accounts.isOwn({ user: message.user, botId: message.bot_id });
}

/** Whether it says more than that somebody is there. */
const saysMore = (event: SlackEvent): boolean =>
  isMark(event) ||
  event.type === 'member_joined_channel' ||
  event.type === 'message' ||
  event.type === 'group_archive' ||
  (event.type === 'written' && event.update !== undefined);

async function seen(
  desk: Desk,
  room: string,
  event: SlackEvent,
): Promise<readonly RoomObservation[]> {
  if (isMark(event)) return seenMarks(desk, room, event);
  const { type } = event;
  switch (type) {
    case 'member_joined_channel':
      return seenJoining(desk, event);
    case 'written':
      return seenUpdate(desk, room, event);
    case 'message':
      return [
        {
          type: 'edited',
          messageId: event.message.ts,
          text: wordsOf(event.message),
          at: timeOf(event.event_ts),
        },
      ];
    case 'group_archive':
      return [{ type: 'archived', at: timeOf(event.event_ts) }];
    default:
      return [];
  }
}

/**
 * Tells the door what was seen in a war room. Of other channels nothing is read.
 *
 * @throws where it could not be stored: Slack sends it again
 */
export async function handleEvent(desk: Desk, sent: unknown): Promise<void> {
  const { data: event } = slackEventSchema.safeParse(sent);
  if (!event) return;
  const room = roomOf(event);
  if (room === undefined || (await isOurs(desk, event))) return;
  const user = signOf(event);
  if (user !== undefined)
    await seeActing(desk, room, user, timeOf(event.event_ts));
  if (!saysMore(event)) return;
  if ((await desk.door.incidentIn(room)) === undefined) return;
  for (const observation of await seen(desk, room, event))
    await desk.door.observe(room, observation);
}
