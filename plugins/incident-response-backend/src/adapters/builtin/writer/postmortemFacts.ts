import {
  describeEvent,
  type Fact,
  type LedgerEventType,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  actorName,
  bullets,
  cite,
  entriesOf,
  moment,
  personName,
} from './citations';
import { escapeMarkdown } from './escapeMarkdown';

type Timeline = readonly TimelineEntry[];
type Lines = readonly string[];

/** What only the machinery cares for; it stays on the ledger. */
const NOISE: ReadonlySet<LedgerEventType> = new Set([
  'EFFECT_CLAIMED',
  'CADENCE_CHANGED',
  'ROOM_MESSAGE_POSTED',
  'ROOM_MESSAGE_UPDATED',
  'ROOM_TOPIC_SET',
  'ROOM_BOOKMARKED',
]);

/** A longer timeline is read on the incident page. */
const ENDS = 200;

const timelineLine = (entry: TimelineEntry) =>
  cite(
    `${moment(entry.at)}: ${escapeMarkdown(
      describeEvent(entry.event),
    )} (${actorName(entry.actor)})`,
    entry,
  );

export function timelineSection(timeline: Timeline): Lines {
  const told = timeline.filter(({ event }) => !NOISE.has(event.type));
  if (told.length <= 2 * ENDS) {
    return bullets(told.map(timelineLine), 'Nothing is on the ledger.');
  }
  const left = told.slice(ENDS, -ENDS);
  return bullets(
    [
      ...told.slice(0, ENDS).map(timelineLine),
      cite(
        `${left.length} more entries are on the incident page, from the first to the last cited here`,
        left[0],
        left[left.length - 1],
      ),
      ...told.slice(-ENDS).map(timelineLine),
    ],
    '',
  );
}

const SOURCES = {
  owner: 'owner',
  'system-owner': 'owner of the system',
  'on-call': 'on call',
  invited: 'invited by hand',
} as const;

function called(timeline: Timeline): Lines {
  const found = [
    ...entriesOf(timeline, 'OWNERSHIP_RESOLVED'),
    ...entriesOf(timeline, 'RESPONDER_ADDED'),
  ];
  const lines = found.flatMap(entry =>
    entry.event.data.people.map(person => ({
      who:
        person.entityRef ?? person.person ?? person.email ?? person.name ?? '',
      line: cite(
        `Responder: ${personName(person)} (${SOURCES[person.source]})`,
        entry,
      ),
    })),
  );
  return lines
    .filter(({ who }, at) => lines.findIndex(l => l.who === who) === at)
    .map(({ line }) => line);
}

export function participantsSection(timeline: Timeline): Lines {
  const name = (entityRef: string) =>
    personName({ entityRef, source: 'invited' });
  return bullets(
    [
      ...entriesOf(timeline, 'COMMAND_TAKEN').map(entry =>
        cite(`Incident commander: ${name(entry.event.data.ic)}`, entry),
      ),
      ...entriesOf(timeline, 'COMMAND_HANDED_OVER').map(entry =>
        cite(
          `Incident commander after ${name(entry.event.data.from)}: ${name(
            entry.event.data.to,
          )}`,
          entry,
        ),
      ),
      ...entriesOf(timeline, 'STATUSPAGE_DRAFT_APPROVED').map(entry =>
        cite(
          `Approver of ${escapeMarkdown(entry.event.data.draftId)}: ${actorName(
            entry.actor,
          )}`,
          entry,
        ),
      ),
      ...called(timeline),
    ],
    'Nobody took part.',
  );
}

export function alertsSection(timeline: Timeline): Lines {
  return bullets(
    entriesOf(timeline, 'ALERT_RECORDED').map(entry => {
      const { alert } = entry.event.data;
      return cite(
        `${escapeMarkdown(alert.title, 200)}: ${alert.state} at ${moment(
          alert.at ?? entry.event.data.receivedAt,
        )}, ${alert.severity} (${escapeMarkdown(
          alert.source,
        )}, group ${escapeMarkdown(alert.group, 100)})`,
        entry,
      );
    }),
    'No alert was recorded.',
  );
}

/** What is unknown is told as unknown. */
function factLine(fact: Fact): string {
  const value = fact.value === null ? 'unknown' : escapeMarkdown(fact.value);
  const note = fact.note ? ` (${escapeMarkdown(fact.note)})` : '';
  return `${escapeMarkdown(fact.label)}: ${value}${note}`;
}

export function factsSection(
  timeline: Timeline,
  type: 'CHANGES_ATTACHED' | 'CONTEXT_SNAPSHOT_ATTACHED',
): Lines {
  return bullets(
    entriesOf(timeline, type).flatMap(entry =>
      entry.event.data.facts.map(fact => cite(factLine(fact), entry)),
    ),
    'Nothing was attached.',
  );
}

export function gapsSection(timeline: Timeline): Lines {
  const gaps = [
    ...entriesOf(timeline, 'OWNERSHIP_RESOLVED'),
    ...entriesOf(timeline, 'WAR_ROOM_ASSEMBLED'),
  ].flatMap(entry =>
    entry.event.data.gaps.map(gap => cite(escapeMarkdown(gap), entry)),
  );
  const failures = [
    ...entriesOf(timeline, 'DIRECTORY_LOOKUP_FAILED'),
    ...entriesOf(timeline, 'RESPONDER_INVITE_FAILED'),
    ...entriesOf(timeline, 'EFFECT_FAILED'),
  ].map(entry => cite(escapeMarkdown(describeEvent(entry.event)), entry));
  return bullets([...gaps, ...failures], 'No gap and no failure was recorded.');
}
