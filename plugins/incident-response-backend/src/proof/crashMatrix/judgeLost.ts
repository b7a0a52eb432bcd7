import { foldLedger } from '../../domain/foldIncident';
import { openCommit } from '../../domain/ledger';
import { verifyLedger } from '../../domain/verifyLedger';
import type { EventAt } from './eventsOf';
import type { Tiding } from './Job';
import type { Hearing } from './judge';
import { removedEvents } from './judgements/retention';
import type { LedgerOf, World } from './World';

/** Once a ledger was removed, its alerts are noted and belong to nothing. */
const cameAfter = ({ inbox, tombstones }: World, eventKey: string) =>
  tombstones.length > 0 &&
  inbox.some(row => row.event_key === eventKey && row.incident_id === null);

/** Whoever was answered finds what they were told. */
function lostAnswers(
  world: World,
  events: readonly EventAt[],
  tidings: readonly Tiding[],
): readonly string[] {
  const recorded = new Set(
    events.flatMap(({ event }) =>
      event.type === 'ALERT_RECORDED' ? [event.data.eventKey] : [],
    ),
  );
  const drained = new Set(
    world.inbox.flatMap(row => (row.drained_at ? [row.event_key] : [])),
  );
  const has = (id: string, seq: number, type: string) =>
    events.some(
      e => e.incidentId === id && e.seq === seq && e.event.type === type,
    );
  return tidings.flatMap(tiding => {
    if (tiding.type === 'answered')
      return [
        ...(recorded.has(tiding.eventKey) || cameAfter(world, tiding.eventKey)
          ? []
          : [
              `Alert ${tiding.eventKey} was answered and is not on the ledger.`,
            ]),
        ...(drained.has(tiding.eventKey)
          ? []
          : [`Alert ${tiding.eventKey} was answered and is not drained.`]),
      ];
    if (tiding.type === 'accepted')
      return tiding.events
        .filter(type => !has(tiding.incidentId, tiding.seq, type))
        .map(
          type =>
            `${tiding.command} was accepted, and commit ${tiding.seq} has no ${type}.`,
        );
    return [];
  });
}

/** What the ledger says was shown is there to be seen. */
function lostActs(world: World, events: readonly EventAt[]): readonly string[] {
  const shown = new Set(world.messages.map(m => m.message_id));
  const published = new Set(
    world.updates.map(u => `${u.incident_id}:${u.draft_id}:${u.sha256}`),
  );
  return events.flatMap(({ incidentId, seq, event }) => {
    switch (event.type) {
      case 'ROOM_MESSAGE_POSTED':
      case 'STATUS_REMINDER_SENT':
      case 'ANNOUNCEMENT_POSTED':
        return shown.has(event.data.messageId)
          ? []
          : [`Commit ${seq} says ${event.type}, and no such message is there.`];
      case 'STATUSPAGE_PUBLISHED':
        return published.has(
          `${incidentId}:${event.data.draftId}:${event.data.sha256}`,
        )
          ? []
          : [
              `Commit ${seq} says ${event.data.draftId} was published, and it is not on the page.`,
            ];
      default:
        return [];
    }
  });
}

const hadFault = (tidings: readonly Tiding[]) =>
  tidings.some(({ type }) => type === 'fault');

/** Where nobody can say whether it rang, people are asked, and it is left at that. */
const isPage = (key: string) => key.startsWith('page:');

/** An incident came to its end, with everything that belongs to it. */
function unfinished(
  world: World,
  ledger: LedgerOf,
  tidings: readonly Tiding[],
): readonly string[] {
  const { room, ...incident } = foldLedger(ledger.commits.map(openCommit));
  const verdict = verifyLedger(
    ledger.incidentId,
    ledger.commits,
    ledger.head,
    world.keys,
  );
  const endedEarly = ['merged', 'dismissed'].includes(incident.status);
  const wanted: readonly (readonly [boolean, string])[] = [
    [verdict.ok, `The ledger is not intact: ${JSON.stringify(verdict)}`],
    [
      incident.status === 'closed' || endedEarly,
      `The incident is ${incident.status}.`,
    ],
    [room?.archived === true, 'The war room is not archived.'],
    [
      endedEarly || incident.postmortem.postmortemId !== undefined,
      'There is no postmortem.',
    ],
    [
      endedEarly || incident.announcements.includes('resolved'),
      'Nobody heard that it is resolved.',
    ],
    [
      Object.values(incident.effects).every(
        ({ key, status }) =>
          status !== 'parked' || (isPage(key) && hadFault(tidings)),
      ),
      'An effect is parked, and nothing was wrong with it.',
    ],
  ];
  return wanted.flatMap(([isSo, sentence]) => (isSo ? [] : [sentence]));
}

/** There is as much as there has to be. */
function tooFew({ world, play, events }: Hearing): readonly string[] {
  const { extent } = play;
  const published = events.filter(
    ({ event: { type } }) =>
      type === 'STATUSPAGE_PUBLISHED' || type === 'PUBLICATION_SETTLED',
  );
  const wanted: readonly (readonly [number, number, string])[] = [
    [world.ledgers.length, extent.incidents, 'incidents'],
    [world.rooms.length, extent.rooms, 'war rooms'],
    [world.updates.length, extent.updates, 'public updates'],
    [published.length, extent.updates, 'publications on the ledger'],
    [world.postmortems.length, extent.postmortems, 'postmortems'],
  ];
  return [
    ...wanted.flatMap(([is, least, what]) =>
      is < least ? [`There are ${is} ${what} of ${least}.`] : [],
    ),
    ...(world.rooms.every(r => r.archived_at)
      ? []
      : ['A war room is still open.']),
  ];
}

/** What was answered, shown or to be done and is not there. */
export function judgeLost(hearing: Hearing): readonly string[] {
  const { world, events, tidings, play } = hearing;
  if (world.ledgers.length === 0) return ['There is no incident.'];
  return [
    ...lostAnswers(world, [...events, ...removedEvents(world)], tidings),
    ...lostActs(world, events),
    ...world.ledgers.flatMap(ledger => unfinished(world, ledger, tidings)),
    ...tooFew(hearing),
    ...play.missing(
      world.ledgers.map(({ commits }) => foldLedger(commits.map(openCommit))),
    ),
  ];
}
