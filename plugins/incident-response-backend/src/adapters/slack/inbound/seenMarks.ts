import type { RoomObservation } from '@incident-response/backstage-plugin-incident-response-common';
import type { Desk } from './Desk';
import { linkTo, PUSHPIN, readMessage } from './readMessage';
import { timeOf, type SlackEvent, type SlackEventOf } from './slackEvent';
import { whoIs } from './whoIs';

export type MarkEvent = SlackEventOf<
  'pin_added' | 'pin_removed' | 'reaction_added' | 'reaction_removed'
>;

/** Whether a pin or a 📌 was set or taken away. */
export function isMark(event: SlackEvent): event is MarkEvent {
  switch (event.type) {
    case 'pin_added':
    case 'pin_removed':
      return true;
    case 'reaction_added':
    case 'reaction_removed':
      return event.reaction === PUSHPIN;
    default:
      return false;
  }
}

/**
 * What became of a message whose mark changed. Slack sends events late, twice and in any order, and a
 * message may have several marks: it is let go where none is on it now, whatever the event says.
 */
export async function seenMarks(
  desk: Desk,
  room: string,
  event: MarkEvent,
): Promise<readonly RoomObservation[]> {
  const messageId = event.item.message?.ts ?? event.item.ts;
  if (messageId === undefined) return [];
  const how = event.type.startsWith('pin') ? 'pin' : 'reaction';
  const at = timeOf(event.event_ts);
  const message = await readMessage(desk, room, messageId);
  const released = { type: 'released', messageId, how, at } as const;
  if (event.type.endsWith('_removed')) {
    if (message?.marked) return [];
    const { who } = await whoIs(desk, event.user);
    return [{ ...released, by: who }];
  }
  // What the app wrote is on the ledger already.
  if (!message || (await desk.accounts.isOwn(message))) return [];
  // A program may have no account: its words are wanted all the same.
  const author =
    message.user === undefined ? undefined : await whoIs(desk, message.user);
  const by = await whoIs(desk, event.user);
  const url = await linkTo(desk, room, messageId);
  return [
    {
      type: 'kept',
      messageId,
      ...(author && { author: author.who }),
      writtenAt: timeOf(messageId),
      text: message.words,
      ...(url && { url }),
      by: by.who,
      how,
      at,
    },
    // The mark is gone again, and its removal may have been told before: nobody knows by whom.
    ...(message.marked ? [] : [released]),
  ];
}
