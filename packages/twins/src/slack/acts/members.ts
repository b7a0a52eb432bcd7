import { teamOf, type Platform } from '../Platform';
import { eventPrefix, type Channel } from '../world/Channel';
import { postNotice } from './postMessage';

const letterOf = (channel: Channel) => (channel.kind === 'public' ? 'C' : 'G');

/** Adds people to a channel, in order; those in it already are left alone. */
export function addMembers(
  platform: Platform,
  channel: Channel,
  users: readonly string[],
  inviter?: string,
): Channel {
  const joining = users.filter(id => !channel.members.includes(id));
  const joined = { ...channel, members: [...channel.members, ...joining] };
  platform.world.putChannel(joined);
  for (const user of joining) {
    const by = inviter ? { inviter } : {};
    platform.tell(
      {
        type: 'member_joined_channel',
        user,
        channel: channel.id,
        channel_type: letterOf(channel),
        team: teamOf(platform),
        ...by,
        event_ts: platform.world.nextTs(),
      },
      joined,
    );
    postNotice(
      platform,
      joined,
      `${eventPrefix(channel)}_join`,
      user,
      `<@${user}> has joined the channel`,
      by,
    );
  }
  return joined;
}

/** Takes somebody out of a channel. */
export function removeMember(
  platform: Platform,
  channel: Channel,
  user: string,
): Channel {
  const left = {
    ...channel,
    members: channel.members.filter(id => id !== user),
  };
  platform.world.putChannel(left);
  platform.tell(
    {
      type: 'member_left_channel',
      user,
      channel: channel.id,
      channel_type: letterOf(channel),
      team: teamOf(platform),
      event_ts: platform.world.nextTs(),
    },
    left,
  );
  postNotice(
    platform,
    left,
    `${eventPrefix(channel)}_leave`,
    user,
    `<@${user}> has left the channel`,
  );
  return left;
}
