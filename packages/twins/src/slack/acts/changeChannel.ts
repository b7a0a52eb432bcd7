import type { Platform } from '../Platform';
import { eventPrefix, noHeading, type Channel } from '../world/Channel';
import { postNotice } from './postMessage';

/** Opens a channel; whoever opens it is its first member. */
export function createChannel(
  platform: Platform,
  channel: Pick<Channel, 'name' | 'kind' | 'creator' | 'hiddenUntil'> & {
    readonly members?: readonly string[];
  },
): Channel {
  const created: Channel = {
    id: platform.world.nextId(channel.kind === 'im' ? 'D' : 'C'),
    created: platform.world.seconds(),
    archived: false,
    general: false,
    topic: noHeading,
    purpose: noHeading,
    previousNames: [],
    pins: [],
    bookmarks: [],
    ...channel,
    members: channel.members ?? [channel.creator],
  };
  platform.world.putChannel(created);
  if (created.kind === 'public')
    platform.tell({
      type: 'channel_created',
      channel: {
        id: created.id,
        name: created.name,
        created: created.created,
        creator: created.creator,
      },
      event_ts: platform.world.nextTs(),
    });
  return created;
}

/** Sets topic or purpose. */
export function setHeading(
  platform: Platform,
  channel: Channel,
  heading: 'topic' | 'purpose',
  value: string,
  by: string,
): Channel {
  const set = {
    ...channel,
    [heading]: { value, creator: by, lastSet: platform.world.seconds() },
  };
  platform.world.putChannel(set);
  postNotice(
    platform,
    set,
    `${eventPrefix(channel)}_${heading}`,
    by,
    `<@${by}> set the channel ${heading}: ${value}`,
    { [heading]: value },
  );
  return set;
}

export function renameChannel(
  platform: Platform,
  channel: Channel,
  name: string,
  by: string,
): Channel {
  const renamed = {
    ...channel,
    name,
    previousNames: [channel.name, ...channel.previousNames],
  };
  platform.world.putChannel(renamed);
  platform.tell(
    {
      type: `${eventPrefix(channel)}_rename`,
      channel: { id: channel.id, name, created: channel.created },
      event_ts: platform.world.nextTs(),
    },
    renamed,
  );
  postNotice(
    platform,
    renamed,
    `${eventPrefix(channel)}_name`,
    by,
    `<@${by}> has renamed the channel from "${channel.name}" to "${name}"`,
    { old_name: channel.name, name },
  );
  return renamed;
}

/** Archives a channel, or takes that back. */
export function setArchived(
  platform: Platform,
  channel: Channel,
  archived: boolean,
  by: string,
): Channel {
  const word = archived ? 'archive' : 'unarchive';
  const changed = { ...channel, archived };
  postNotice(
    platform,
    channel,
    `${eventPrefix(channel)}_${word}`,
    by,
    `<@${by}> ${word}d the channel`,
  );
  platform.world.putChannel(changed);
  platform.tell(
    {
      type: `${eventPrefix(channel)}_${word}`,
      channel: channel.id,
      user: by,
      event_ts: platform.world.nextTs(),
    },
    changed,
  );
  return changed;
}
