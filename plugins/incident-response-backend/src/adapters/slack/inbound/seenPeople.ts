import type { RoomObservation } from '@incident-response/backstage-plugin-incident-response-common';
import type { Desk } from './Desk';
import { timeOf, type SlackEvent, type SlackEventOf } from './slackEvent';
import { whoIs } from './whoIs';

/** Somebody who does something in a war room has come. */
async function came(
  desk: Desk,
  user: string,
  at: string,
): Promise<readonly RoomObservation[]> {
  const { who, standing } = await whoIs(desk, user);
  return standing === 'bot' ? [] : [{ type: 'joined', who, at }];
}

/** Whoever is put into a channel is in it at once, asleep or not: that is not yet coming. */
export async function seenJoining(
  desk: Desk,
  event: SlackEventOf<'member_joined_channel'>,
): Promise<readonly RoomObservation[]> {
  const { inviter, user } = event;
  const at = timeOf(event.event_ts);
  if (inviter === undefined || inviter === user) return came(desk, user, at);
  const { who, standing } = await whoIs(desk, user);
  if (standing === 'bot') return [];
  const isApp = inviter === (await desk.accounts.ownId());
  const by = isApp ? undefined : await whoIs(desk, inviter);
  const added = by && by.standing !== 'bot' ? { by: by.who } : {};
  return [{ type: 'joined', who, at, added }];
}

/** Who shows by this event that they are there; coming and going is told by itself. */
export function signOf(event: SlackEvent): string | undefined {
  switch (event.type) {
    case 'written':
    case 'reaction_added':
    case 'pin_added':
      return event.user;
    default:
      return undefined;
  }
}

/** Tells the door that somebody did something in a war room, where that may be news. */
export async function seeActing(
  desk: Desk,
  room: string,
  user: string,
  at: string,
): Promise<void> {
  if (!desk.signs.isNews(room, user)) return;
  if ((await desk.door.incidentIn(room)) !== undefined)
    for (const observation of await came(desk, user, at))
      await desk.door.observe(room, observation);
  desk.signs.told(room, user);
}
