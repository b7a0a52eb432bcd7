import type { EventAt } from './judge';
import type { World } from './World';

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [
    ...new Set(
      names.filter(name => {
        if (seen.has(name)) return true;
        seen.add(name);
        return false;
      }),
    ),
  ];
}

/** Outcomes that an incident has once; a repeat of the words below would be a second one. */
function onceOnTheLedger(events: readonly EventAt[]): readonly string[] {
  return events.flatMap(({ event }) => {
    switch (event.type) {
      case 'ALERT_RECORDED':
        return [`${event.type} ${event.data.eventKey}`];
      case 'STATUSPAGE_DRAFT_CREATED':
      case 'STATUSPAGE_PUBLISHED':
        return [`${event.type} ${event.data.draftId}`];
      case 'ROOM_MESSAGE_POSTED':
      case 'ANNOUNCEMENT_POSTED':
        return [`${event.type} ${event.data.what}`];
      case 'STATUS_REMINDER_SENT':
        return [`${event.type} ${event.data.nudge}`];
      case 'WAR_ROOM_CREATED':
      case 'WAR_ROOM_ASSEMBLED':
      case 'WAR_ROOM_ARCHIVED':
      case 'COMMAND_TAKEN':
      case 'INCIDENT_MITIGATED':
      case 'INCIDENT_RESOLVED':
      case 'POSTMORTEM_CREATED':
        return [event.type];
      default:
        return [];
    }
  });
}

const isOrAre = (count: number, what: string) =>
  count > 1 ? [`There are ${count} ${what}.`] : [];

/** What happened twice that must happen once. */
export function judgeDoubled(
  world: World,
  events: readonly EventAt[],
): readonly string[] {
  // A postmortem may be filed again under its key: that ends in one, which is counted above.
  const acts = [...world.rooms, ...world.messages, ...world.updates];
  return [
    ...isOrAre(world.ledgers.length, 'incidents of one episode'),
    ...isOrAre(world.rooms.length, 'war rooms'),
    ...isOrAre(world.pageIncidents, 'public incidents'),
    ...isOrAre(world.postmortems.length, 'postmortems'),
    ...acts
      .filter(act => act.repeats > 0)
      .map(act => `${act.effect_key} was done ${act.repeats + 1} times.`),
    ...repeated(
      world.messages.map(({ room_id: room, what }) =>
        room === null ? `announcement ${what}` : `message ${what}`,
      ),
    ).map(what => `The ${what} is there twice.`),
    ...repeated(world.updates.map(u => u.draft_id)).map(
      draft => `${draft} is on the public page twice.`,
    ),
    ...repeated(onceOnTheLedger(events)).map(
      what => `${what} is on the ledger twice.`,
    ),
  ];
}
