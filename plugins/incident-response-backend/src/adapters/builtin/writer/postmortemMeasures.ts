import {
  durationsOf,
  type Incident,
  type LedgerEventType,
  type TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  actorName,
  bullets,
  cite,
  duration,
  entriesOf,
  moment,
  placeholder,
  type EntryOf,
} from './citations';
import { escapeMarkdown } from './escapeMarkdown';

type Timeline = readonly TimelineEntry[];
type Lines = readonly string[];

/** The commit that reached a milestone, and how long that took. */
function measuresOf(incident: Incident, timeline: Timeline) {
  const { milestones } = incident;
  const durations = durationsOf(incident);
  const there = [milestones.firstResponderAt, milestones.commandTakenAt]
    .filter(at => at !== undefined)
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  const measure = (
    name: string,
    ms: number | null,
    at: string | undefined,
    isIt: (entry: TimelineEntry) => boolean,
  ) => ({
    name,
    ms,
    entry: timeline.find(entry => entry.at === at && isIt(entry)),
  });
  const is =
    (...types: readonly LedgerEventType[]) =>
    ({ event }: TimelineEntry) =>
      types.includes(event.type);
  return [
    measure(
      'Time to acknowledge',
      durations.acknowledgeMs,
      there,
      ({ actor }) => actor.kind === 'person',
    ),
    measure(
      'Time to war room',
      durations.roomMs,
      milestones.roomOpenedAt,
      is('WAR_ROOM_CREATED'),
    ),
    measure(
      'Time to first public word',
      durations.firstPublicWordMs,
      milestones.firstPublishedAt,
      is('STATUSPAGE_PUBLISHED', 'PUBLICATION_SETTLED'),
    ),
    measure(
      'Time to mitigate',
      durations.mitigateMs,
      milestones.mitigatedAt,
      is('INCIDENT_MITIGATED'),
    ),
    measure(
      'Time to resolve',
      durations.resolveMs,
      milestones.resolvedAt,
      is('INCIDENT_RESOLVED'),
    ),
  ];
}

const ofMilliseconds = (ms: number) =>
  duration(new Date(0).toISOString(), new Date(ms).toISOString());

export function metricsSection(incident: Incident, timeline: Timeline): Lines {
  const [declared] = entriesOf(timeline, 'INCIDENT_DECLARED');
  return [
    '| Measured from the first alert, or the declaration | Time | Ledger |',
    '| --- | --- | --- |',
    ...measuresOf(incident, timeline).map(({ name, ms, entry }) => {
      const took = ms === null ? undefined : ofMilliseconds(ms);
      return took && declared && entry
        ? `| ${name} | ${took} | ${cite('', declared, entry).trim()} |`
        : `| ${name} | ${placeholder('not on the ledger')} | |`;
    }),
  ];
}

/** The words of one revision of one draft. */
function wordsOf(
  timeline: Timeline,
  published: EntryOf<'STATUSPAGE_PUBLISHED'>,
) {
  const { draftId, revision } = published.event.data;
  return [
    ...entriesOf(timeline, 'STATUSPAGE_DRAFT_CREATED'),
    ...entriesOf(timeline, 'STATUSPAGE_DRAFT_REVISED'),
  ].find(
    ({ event }) =>
      event.data.draftId === draftId && event.data.revision === revision,
  );
}

function publicationLines(
  timeline: Timeline,
  published: EntryOf<'STATUSPAGE_PUBLISHED'>,
): Lines {
  const { draftId, revision, found } = published.event.data;
  const approval = entriesOf(timeline, 'STATUSPAGE_DRAFT_APPROVED').find(
    ({ event }) =>
      event.data.draftId === draftId && event.data.revision === revision,
  );
  const words = wordsOf(timeline, published);
  const request = words?.event.data.request;
  const name = `${escapeMarkdown(draftId)} revision ${revision}`;
  const after = approval && duration(approval.at, published.at);
  return [
    cite(
      `${moment(published.at)}: ${name} was published${
        found ? ' (found on the page)' : ''
      }`,
      published,
    ),
    ...(approval
      ? [
          cite(
            `${name} was approved by ${actorName(
              approval.actor,
            )} (${escapeMarkdown(approval.event.data.rule)})${
              after ? ` and published ${after} later` : ''
            }`,
            approval,
            published,
          ),
        ]
      : []),
    ...(words && request
      ? [
          cite(
            `${name} read, as ${request.status} with impact ${
              request.impact
            }: “${escapeMarkdown(request.title, 255)}: ${escapeMarkdown(
              request.body,
              2_000,
            )}”`,
            words,
          ),
        ]
      : []),
  ];
}

export function communicationSection(timeline: Timeline): Lines {
  const published = entriesOf(timeline, 'STATUSPAGE_PUBLISHED');
  const silenced = entriesOf(timeline, 'STATUS_REMINDER_SILENCED').map(entry =>
    cite(
      `Nudges were silenced by ${actorName(entry.actor)} at ${moment(
        entry.at,
      )}`,
      entry,
    ),
  );
  return bullets(
    [...published.flatMap(p => publicationLines(timeline, p)), ...silenced],
    'Nothing was published.',
  );
}
