import type { Platform } from '../Platform';
import type { Channel } from '../world/Channel';
import type { SlackUser } from '../world/User';

/** Who looks, and at which channel. */
export interface Viewer {
  readonly platform: Platform;
  readonly user: SlackUser;
  readonly channel?: Channel;
}

/** Channels somebody is in, public ones and those named last first. */
export const channelsOf = ({ world }: Platform, user: string) =>
  [...world.channels.values()].filter(({ members }) => members.includes(user));

/** People one can look as: everybody who still has an account. */
export const viewers = ({ world }: Platform): readonly SlackUser[] =>
  [...world.users.values()].filter(
    ({ kind }) => kind !== 'deactivated' && kind !== 'bot',
  );

/** Reads who looks from the address; whoever is unknown is the first of the workspace. */
export function viewerOf(platform: Platform, query: URLSearchParams): Viewer {
  const people = viewers(platform);
  const wanted = query.get('user') ?? '';
  const user =
    people.find(({ id, name }) => id === wanted || name === wanted) ??
    people[0];
  const mine = channelsOf(platform, user.id);
  const name = query.get('channel') ?? '';
  const channel =
    mine.find(one => one.id === name || one.name === name) ??
    mine[mine.length - 1];
  return { platform, user, channel };
}

/** The name of a channel for somebody: a direct message is named after the other. */
export function titleOf({ platform, user }: Viewer, channel: Channel): string {
  if (channel.kind !== 'im') return `#${channel.name}`;
  const other = channel.members.find(id => id !== user.id) ?? user.id;
  return platform.world.users.get(other)?.realName ?? other;
}

/** Address of the page as somebody sees a channel. */
export const addressOf = (user: string, channel: string) =>
  `/?user=${encodeURIComponent(user)}&channel=${encodeURIComponent(channel)}`;
