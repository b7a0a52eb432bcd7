import { foldLedger } from '../../../domain/foldIncident';
import { openCommit } from '../../../domain/ledger';
import type { EventAt } from '../eventsOf';
import type { Hearing } from '../judge';
import type { World } from '../World';

/** Rooms that the ledgers know, as Slack has them. */
function roomsOf({ ledgers, slack }: World) {
  const channels = slack?.channels ?? [];
  return ledgers.flatMap(({ commits }) => {
    const { room } = foldLedger(commits.map(openCommit));
    if (!room) return [];
    const { roomId, name, pinned } = room;
    return [
      {
        name,
        pinned,
        channel: channels.find(({ id }) => id === roomId),
      },
    ];
  });
}

/** Whether the ledger says that a topic was set after the end: it is not waited for where Slack asks for a pause. */
function isEndShown(events: readonly EventAt[]): boolean {
  const types = events.map(({ event }) => event.type);
  return (
    types.lastIndexOf('ROOM_TOPIC_SET') > types.indexOf('INCIDENT_RESOLVED')
  );
}

/** Who and what is missing from a war room in Slack. */
export function missingInSlack({ world, events }: Hearing): readonly string[] {
  const { slack } = world;
  if (!slack) return [];
  const shows = isEndShown(events) ? 'resolved' : 'P1';
  return roomsOf(world).flatMap(({ name, pinned, channel }) => {
    if (!channel)
      return [`The ledger knows a room ${name}, and Slack does not.`];
    const { members, pins, topic, bookmarks } = channel;
    return [
      ...slack.members
        .filter(({ id }) => !members.includes(id))
        .map(person => `${person.name} was not invited into ${name}.`),
      ...(pinned.length > 0 && pinned.every(ts => pins.includes(ts))
        ? []
        : [`What is to be pinned in ${name} is not.`]),
      ...(topic.includes(shows)
        ? []
        : [`The topic of ${name} does not say how it stands: ${topic}`]),
      ...(bookmarks.length > 0
        ? []
        : [`${name} does not lead to the incident page.`]),
    ];
  });
}

/** What stands above a war room twice; messages are judged with those of other rooms. */
export function doubledInSlack({ world }: Hearing): readonly string[] {
  return (world.slack?.channels ?? []).flatMap(({ name, bookmarks }) => {
    const links = bookmarks.map(({ link }) => link);
    return links
      .filter((link, n) => links.indexOf(link) < n)
      .map(link => `${link} is bookmarked twice in ${name}.`);
  });
}
