import {
  bookmarkObject,
  type Bookmark,
  type Channel,
} from '../../world/Channel';
import { openChannel, ownChannel } from '../lookUp';
import { method, type Call, type Methods } from '../Method';
import { SlackError, invalid } from '../SlackError';

const MOST = 100;
/** Slack documents no length; a longer one fits nowhere. */
const LONGEST_TITLE = 255;
const LINK = /^(https?:\/\/|mailto:)\S+$/i;

function linkOf(call: Call, otherwise = ''): string {
  const link = call.args.text('link') || otherwise;
  if (!LINK.test(link)) throw new SlackError('invalid_link');
  return link;
}

function keep(call: Call, channel: Channel, bookmarks: readonly Bookmark[]) {
  call.platform.world.putChannel({ ...channel, bookmarks });
}

function bookmarkOf(call: Call, channel: Channel): Bookmark {
  const id = call.args.required('bookmark_id');
  const bookmark = channel.bookmarks.find(one => one.id === id);
  if (!bookmark) throw new SlackError('not_found');
  return bookmark;
}

/** Links above a channel. Adding one twice makes two. */
export const bookmarkMethods: Methods = {
  'bookmarks.add': method(20, ['bookmarks:write'], call => {
    const channel = openChannel(call, 'channel_id');
    const { args, platform } = call;
    const title = args.required('title');
    if (title.length > LONGEST_TITLE)
      throw invalid('invalid_arguments', [
        `must be less than ${
          LONGEST_TITLE + 1
        } characters [json-pointer:/title]`,
      ]);
    if (args.required('type') !== 'link')
      throw new SlackError('invalid_bookmark_type');
    if (channel.bookmarks.length >= MOST)
      throw new SlackError('too_many_bookmarks');
    const at = platform.world.seconds();
    const bookmark: Bookmark = {
      id: platform.world.nextId('Bk'),
      title,
      link: linkOf(call),
      emoji: args.text('emoji'),
      created: at,
      updated: at,
      by: platform.app().botUserId,
    };
    keep(call, channel, [...channel.bookmarks, bookmark]);
    return { bookmark: bookmarkObject(channel.id, bookmark) };
  }),
  'bookmarks.list': method(20, ['bookmarks:read'], call => {
    const channel = ownChannel(call, 'channel_id');
    return {
      bookmarks: channel.bookmarks.map(one => bookmarkObject(channel.id, one)),
    };
  }),
  'bookmarks.edit': method(20, ['bookmarks:write'], call => {
    const channel = openChannel(call, 'channel_id');
    const bookmark = bookmarkOf(call, channel);
    const edited = {
      ...bookmark,
      title: call.args.text('title') || bookmark.title,
      emoji: call.args.text('emoji') || bookmark.emoji,
      link: linkOf(call, bookmark.link),
      updated: call.platform.world.seconds(),
    };
    keep(
      call,
      channel,
      channel.bookmarks.map(one => (one.id === edited.id ? edited : one)),
    );
    return { bookmark: bookmarkObject(channel.id, edited) };
  }),
  'bookmarks.remove': method(20, ['bookmarks:write'], call => {
    const channel = openChannel(call, 'channel_id');
    const bookmark = bookmarkOf(call, channel);
    keep(
      call,
      channel,
      channel.bookmarks.filter(one => one !== bookmark),
    );
    return {};
  }),
};
