import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';
import { escaped, fitShort, visible, webAddress } from '../blocks/safeText';
import type { SlackApi } from '../client/SlackApi';

/** As Slack counts a topic. */
const LONGEST_TOPIC = 250;
/** More than people read above a channel. */
const LONGEST_TITLE = 200;

/** What stands above the messages of a channel. */
export interface RoomHead {
  setTopic(channel: string, topic: string, call: OutboundCall): Promise<void>;
  bookmark(
    channel: string,
    link: { readonly title: string; readonly url: string },
    call: OutboundCall,
  ): Promise<void>;
  /** Leaves one bookmark of this address, the oldest. */
  removeDoubles(
    channel: string,
    url: string,
    call: OutboundCall,
  ): Promise<{ readonly removed: number }>;
}

/** Slack may write an address in another way than we did. */
const isSame = (url: string, link = '') =>
  link === url || webAddress(link, Infinity) === webAddress(url, Infinity);

export function createRoomHead(api: SlackApi): RoomHead {
  async function bookmarksOf(channel: string, url: string, call: OutboundCall) {
    const { bookmarks = [] } = await api.read(
      call,
      { method: 'bookmarks.list', what: `Reading what ${channel} bookmarks` },
      client => client.bookmarks.list({ channel_id: channel }),
    );
    return bookmarks
      .filter(({ link }) => isSame(url, link))
      .sort((a, b) => (a.date_created ?? 0) - (b.date_created ?? 0));
  }

  return {
    async setTopic(channel, topic, call) {
      const line = visible(topic).replace(/\n/g, ' ');
      await api.write(
        call,
        {
          method: 'conversations.setTopic',
          what: `Setting the topic of ${channel}`,
        },
        client =>
          client.conversations.setTopic({
            channel,
            topic: escaped(fitShort(line, LONGEST_TOPIC).text, LONGEST_TOPIC),
          }),
      );
    },
    async bookmark(channel, { title, url }, call) {
      if ((await bookmarksOf(channel, url, call)).length > 0) return;
      await api.write(
        call,
        { method: 'bookmarks.add', what: `Bookmarking ${url} in ${channel}` },
        client =>
          client.bookmarks.add({
            channel_id: channel,
            title: escaped(fitShort(title, LONGEST_TITLE).text, LONGEST_TITLE),
            type: 'link',
            link: url,
          }),
      );
    },
    async removeDoubles(channel, url, call) {
      const [, ...doubles] = await bookmarksOf(channel, url, call);
      for (const { id } of doubles)
        if (id)
          await api.write(
            call,
            {
              method: 'bookmarks.remove',
              what: `Removing a double bookmark in ${channel}`,
            },
            client =>
              client.bookmarks.remove({ channel_id: channel, bookmark_id: id }),
          );
      return { removed: doubles.length };
    },
  };
}
