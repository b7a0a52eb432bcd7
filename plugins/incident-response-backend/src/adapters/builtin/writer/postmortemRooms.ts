import type { TimelineEntry } from '@incident-response/backstage-plugin-incident-response-common';
import { webAddress } from '../addresses';
import { cite, entriesOf } from './citations';
import { escapeMarkdown } from './escapeMarkdown';

/** What ends a link in Markdown, or starts another one, as an address writes it. */
const inLink = (address: string) =>
  address.replace(
    /[^\w:/?=&#%.,+@;~-]/g,
    character =>
      `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** The only links of a postmortem: their addresses are the chat's own, and no text of an alert. */
function linkTo(name: string, url: string): string {
  const address = webAddress(url);
  return address === undefined
    ? escapeMarkdown(name, 200)
    : `[${escapeMarkdown(name, 200)}](${inLink(address)})`;
}

/** The war room, and those that were before it. */
export function roomLines(
  timeline: readonly TimelineEntry[],
): readonly string[] {
  const rooms = entriesOf(timeline, 'WAR_ROOM_CREATED');
  return rooms
    .map((entry, at) => {
      const { name, url } = entry.event.data;
      const what = at === rooms.length - 1 ? 'War room' : 'Earlier war room';
      return cite(`${what}: ${linkTo(name, url)}`, entry);
    })
    .reverse();
}
