import type { EventAt } from './eventsOf';
import type { Hearing } from './judge';

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

const again = (round: number) => (round > 0 ? ` (round ${round + 1})` : '');

function onceInARound({ event, round }: EventAt): readonly string[] {
  switch (event.type) {
    case 'ALERT_RECORDED':
      return [`${event.type} ${event.data.eventKey}`];
    case 'STATUSPAGE_DRAFT_CREATED':
    case 'STATUSPAGE_PUBLISHED':
      return [`${event.type} ${event.data.draftId}`];
    case 'ROOM_MESSAGE_POSTED':
    case 'ANNOUNCEMENT_POSTED':
      return [`${event.type} ${event.data.what}${again(round)}`];
    case 'COMMAND_REMINDER_SENT':
      return [`${event.type} ${event.data.reminder}`];
    case 'STATUSPAGE_DRAFT_REQUESTED':
      return event.data.reason
        ? [`${event.type} ${event.data.reason}${again(round)}`]
        : [];
    case 'STATUS_REMINDER_SENT':
      return [`${event.type} ${event.data.nudge}`];
    case 'WAR_ROOM_CREATED':
    case 'WAR_ROOM_ASSEMBLED':
    case 'WAR_ROOM_ARCHIVED':
    case 'COMMAND_TAKEN':
    case 'INCIDENT_MITIGATED':
    case 'INCIDENT_RESOLVED':
    case 'POSTMORTEM_CREATED':
      return [`${event.type}${again(round)}`];
    default:
      return [];
  }
}

/** Outcomes that an incident has once in each of its rounds; a repeat of the words below would be a second one. */
function onceOnTheLedger(events: readonly EventAt[]): readonly string[] {
  return events.flatMap(at =>
    onceInARound(at).map(what => `${what} of ${at.incidentId}`),
  );
}

const tooMany = (count: number, most: number, what: string) =>
  count > most ? [`There are ${count} ${what} instead of ${most}.`] : [];

/** `inc-1` of `inc-1/announce:resolved`. */
const incidentOf = (key: string) => key.slice(0, key.indexOf('/'));

/** What happened twice that must happen once. */
export function judgeDoubled({
  world,
  events,
  play: { extent },
}: Hearing): readonly string[] {
  // A postmortem may be filed again under its key: that ends in one, which is counted above.
  const acts = [...world.rooms, ...world.messages, ...world.updates];
  return [
    ...tooMany(world.ledgers.length, extent.incidents, 'incidents'),
    ...tooMany(world.rooms.length, extent.rooms, 'war rooms'),
    ...tooMany(world.pageIncidents, extent.pageIncidents, 'public incidents'),
    ...tooMany(world.postmortems.length, extent.postmortems, 'postmortems'),
    ...acts
      .filter(act => act.repeats > 0)
      .map(act => `${act.effect_key} was done ${act.repeats + 1} times.`),
    ...repeated(
      world.messages.map(({ room_id: room, what, effect_key: key }) =>
        room === null
          ? `announcement ${what} of ${incidentOf(key)}`
          : `message ${what} in ${room}`,
      ),
    ).map(what => `The ${what} is there twice.`),
    ...repeated(
      world.updates.map(u => `${u.draft_id} of ${u.incident_id}`),
    ).map(draft => `${draft} is on the public page twice.`),
    ...repeated(onceOnTheLedger(events)).map(
      what => `${what} is on the ledger twice.`,
    ),
  ];
}
