/** Topic or purpose. */
export interface Heading {
  readonly value: string;
  readonly creator: string;
  /** Seconds since 1970; 0 for never. */
  readonly lastSet: number;
}

export interface Pin {
  readonly ts: string;
  readonly by: string;
  /** Seconds since 1970. */
  readonly created: number;
}

export interface Bookmark {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly emoji: string;
  readonly created: number;
  readonly updated: number;
  readonly by: string;
}

/** A channel, private channel or direct message. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly creator: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly archived: boolean;
  readonly general: boolean;
  readonly topic: Heading;
  readonly purpose: Heading;
  /** User ids, in the order they came. */
  readonly members: readonly string[];
  readonly previousNames: readonly string[];
  readonly pins: readonly Pin[];
  readonly bookmarks: readonly Bookmark[];
  /** Not in any list before this instant, in milliseconds. */
  readonly hiddenUntil?: number;
}

export const noHeading: Heading = { value: '', creator: '', lastSet: 0 };

/** `channel`, `group` or `im`, as message events say it. */
export const channelType = ({ kind }: Channel) =>
  ({ public: 'channel', private: 'group', im: 'im' }[kind]);

/** `channel_…` or `group_…`: how the kind starts the names of its events. */
export const eventPrefix = ({ kind }: Channel) =>
  kind === 'public' ? 'channel' : 'group';

const headingObject = ({ value, creator, lastSet }: Heading) => ({
  value,
  creator,
  last_set: lastSet,
});

/** The channel as `conversations.info` tells it to `viewer`. */
export function channelObject(
  channel: Channel,
  viewer: string,
  teamId: string,
) {
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    context_team_id: teamId,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') {
    return {
      ...shared,
      user: channel.members.find(id => id !== viewer) ?? viewer,
      is_user_deleted: false,
    };
  }
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    creator: channel.creator,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_private: channel.kind === 'private',
    is_mpim: false,
    is_general: channel.general,
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    is_member: channel.members.includes(viewer),
    unlinked: 0,
    shared_team_ids: [teamId],
    topic: headingObject(channel.topic),
    purpose: headingObject(channel.purpose),
    previous_names: channel.previousNames,
  };
}

export function bookmarkObject(channelId: string, bookmark: Bookmark) {
  return {
    id: bookmark.id,
    channel_id: channelId,
    title: bookmark.title,
    link: bookmark.link,
    emoji: bookmark.emoji,
    icon_url: '',
    type: 'link',
    entity_id: null,
    date_created: bookmark.created,
    date_updated: bookmark.updated,
    rank: 'n',
    last_updated_by_user_id: bookmark.by,
    last_updated_by_team_id: null,
    shortcut_id: null,
    app_id: null,
  };
}
