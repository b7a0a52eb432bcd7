import type { SlackApp } from '../SlackApp';
import { noHeading, type Channel } from './Channel';
import type { Snapshot, Usergroup } from './createWorld';
import { TEAM } from './people';
import type { SlackUser } from './User';

const channel = (
  id: string,
  name: string,
  members: readonly string[],
  rest: Partial<Channel> = {},
): Channel => ({
  id,
  name,
  kind: 'public',
  creator: members[0] ?? '',
  created: 0,
  archived: false,
  general: false,
  topic: noHeading,
  purpose: noHeading,
  members,
  previousNames: [],
  pins: [],
  bookmarks: [],
  ...rest,
});

/** A workspace on its first day: the people, the app's bot, #general and #incidents. */
export function seedWorld(
  app: SlackApp,
  people: readonly SlackUser[],
  usergroups: readonly Usergroup[],
): Snapshot {
  const bot: SlackUser = {
    id: app.botUserId,
    name: app.name,
    realName: app.name,
    kind: 'bot',
    botId: app.botId,
    teamId: TEAM.id,
    updated: 0,
  };
  const members = people
    .filter(({ kind }) => kind === 'member')
    .map(({ id }) => id);
  return {
    users: [...people, bot],
    usergroups,
    channels: [
      channel('C0GENERAL', 'general', members, { general: true }),
      channel('C0INCIDENTS', 'incidents', [...members, bot.id]),
    ],
    messages: [],
    views: [],
    counter: 0,
    lastTs: 0,
  };
}
