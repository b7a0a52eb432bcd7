import type { RoomObservation } from '@incident-response/backstage-plugin-incident-response-common';
import type { Desk } from './Desk';
import { linkTo } from './readMessage';
import { timeOf, type SlackEventOf } from './slackEvent';
import { whoIs } from './whoIs';

/** A message whose own words say that it is an update; whether its author may say so is the rules' affair. */
export async function seenUpdate(
  desk: Desk,
  room: string,
  { user, messageId, update, event_ts }: SlackEventOf<'written'>,
): Promise<readonly RoomObservation[]> {
  if (update === undefined) return [];
  const { who, standing } = await whoIs(desk, user);
  if (standing === 'bot') return [];
  const url = await linkTo(desk, room, messageId);
  return [
    {
      type: 'kept',
      messageId,
      author: who,
      writtenAt: timeOf(messageId),
      text: update,
      ...(url && { url }),
      by: who,
      how: 'said',
      at: timeOf(event_ts),
    },
  ];
}
