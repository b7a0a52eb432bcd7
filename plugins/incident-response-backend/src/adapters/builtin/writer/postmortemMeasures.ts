import type { TimelineEntry } from '@incident-response/backstage-plugin-incident-response-common';
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
type Entry = Pick<TimelineEntry, 'seq' | 'at'>;

/** The first sign that a person looks at it: at the source, or here. */
function acknowledged(timeline: Timeline): Entry | undefined {
  const entries: readonly Entry[] = [
    ...entriesOf(timeline, 'ALERT_RECORDED').filter(
      entry => entry.event.data.alert.state === 'acknowledged',
    ),
    ...entriesOf(timeline, 'COMMAND_TAKEN'),
  ];
  return [...entries].sort((a, b) => a.seq - b.seq)[0];
}

/** The newest of its type that no reopening took back. */
function sinceReopened(
  timeline: Timeline,
  type: 'INCIDENT_MITIGATED' | 'INCIDENT_RESOLVED',
): Entry | undefined {
  const reopened = entriesOf(timeline, 'INCIDENT_REOPENED').at(-1)?.seq ?? 0;
  return entriesOf(timeline, type)
    .filter(({ seq }) => seq > reopened)
    .at(-1);
}

export function metricsSection(timeline: Timeline): Lines {
  const [declared] = entriesOf(timeline, 'INCIDENT_DECLARED');
  const measures: readonly (readonly [string, Entry | undefined])[] = [
    ['Time to acknowledge', acknowledged(timeline)],
    ['Time to war room', entriesOf(timeline, 'WAR_ROOM_CREATED')[0]],
    [
      'Time to first public word',
      entriesOf(timeline, 'STATUSPAGE_PUBLISHED')[0],
    ],
    // The last ones: what was reopened was not over.
    ['Time to mitigate', sinceReopened(timeline, 'INCIDENT_MITIGATED')],
    ['Time to resolve', sinceReopened(timeline, 'INCIDENT_RESOLVED')],
  ];
  return [
    '| Measured from the declaration | Time | Ledger |',
    '| --- | --- | --- |',
    ...measures.map(([name, entry]) => {
      const took = declared && entry && duration(declared.at, entry.at);
      return took
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
      `Reminders were silenced by ${actorName(entry.actor)} at ${moment(
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
