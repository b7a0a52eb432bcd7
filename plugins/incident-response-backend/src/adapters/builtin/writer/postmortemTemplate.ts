import type {
  Incident,
  TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  actorName,
  bullets,
  cite,
  duration,
  entriesOf,
  moment,
  placeholder,
} from './citations';
import { escapeMarkdown } from './escapeMarkdown';
import {
  alertsSection,
  factsSection,
  gapsSection,
  participantsSection,
  timelineSection,
} from './postmortemFacts';
import { roomLines } from './postmortemRooms';
import { communicationSection, metricsSection } from './postmortemMeasures';

type Timeline = readonly TimelineEntry[];
type Lines = readonly string[];

function declaredLines(timeline: Timeline): Lines {
  return entriesOf(timeline, 'INCIDENT_DECLARED').flatMap(entry => {
    const { severity, severityReason, title, kind, summary } = entry.event.data;
    return [
      cite(
        `${severity} was declared at ${moment(entry.at)} by ${actorName(
          entry.actor,
        )}: ${escapeMarkdown(title, 300)}`,
        entry,
      ),
      cite(`Reason for ${severity}: ${escapeMarkdown(severityReason)}`, entry),
      ...(summary ? [cite(escapeMarkdown(summary, 2_000), entry)] : []),
      ...(kind === 'drill' ? [cite('This was a drill', entry)] : []),
    ];
  });
}

function concernedLines(timeline: Timeline): Lines {
  return entriesOf(timeline, 'OWNERSHIP_RESOLVED').flatMap(entry => {
    const { entity, owners } = entry.event.data;
    if (!entity) return [];
    const by = owners.map(owner => escapeMarkdown(owner, 200)).join(', ');
    return [
      cite(
        `It concerned ${escapeMarkdown(entity.title, 200)} (${escapeMarkdown(
          entity.entityRef,
          200,
        )})${by ? `, owned by ${by}` : ''}`,
        entry,
      ),
    ];
  });
}

function endedLines(timeline: Timeline): Lines {
  const [declared] = entriesOf(timeline, 'INCIDENT_DECLARED');
  const line = (
    word: string,
    entry: TimelineEntry,
    summary: string,
  ): string => {
    const took = declared && duration(declared.at, entry.at);
    return cite(
      `${word} by ${actorName(entry.actor)} at ${moment(entry.at)}${
        took ? `, ${took} after the declaration` : ''
      }: ${escapeMarkdown(summary, 2_000)}`,
      ...(took ? [declared] : []),
      entry,
    );
  };
  return [
    ...entriesOf(timeline, 'INCIDENT_MITIGATED').map(entry =>
      line('Mitigated', entry, entry.event.data.summary),
    ),
    ...entriesOf(timeline, 'INCIDENT_RESOLVED').map(entry =>
      line('Resolved', entry, entry.event.data.summary),
    ),
  ];
}

function summarySection(timeline: Timeline): Lines {
  return [
    ...bullets(
      [
        ...declaredLines(timeline),
        ...concernedLines(timeline),
        ...endedLines(timeline),
        ...roomLines(timeline),
      ],
      'Nothing is on the ledger.',
    ),
    '',
    placeholder('IC to complete: what customers noticed, and for how long'),
  ];
}

const ACTION_ITEMS: Lines = [
  '| Action | Owner | Due |',
  '| --- | --- | --- |',
  `| ${placeholder('IC to complete')} | | |`,
];

/**
 * A postmortem that says only what the ledger says: every line but headings and placeholders ends
 * in the sequence numbers of the commits it rests on.
 */
export function postmortemTemplate(
  incident: Incident,
  timeline: Timeline,
): string {
  const sections: readonly (readonly [string, Lines])[] = [
    ['Summary', summarySection(timeline)],
    ['Timeline', timelineSection(timeline)],
    ['Participants and roles', participantsSection(timeline)],
    ['Metrics', metricsSection(incident, timeline)],
    ['Public communication', communicationSection(timeline)],
    ['Alerts', alertsSection(timeline)],
    ['Changes', factsSection(timeline, 'CHANGES_ATTACHED')],
    ['Context', factsSection(timeline, 'CONTEXT_SNAPSHOT_ATTACHED')],
    ['Gaps and failures', gapsSection(timeline)],
    ['Root cause', [placeholder('IC to complete: root cause')]],
    ['Action items', ACTION_ITEMS],
    ['What went well', [placeholder('IC to complete: what went well')]],
  ];
  return [
    `# Postmortem: ${escapeMarkdown(incident.title, 300)}`,
    placeholder(
      'A number in brackets is the commit of the ledger that a line rests on',
    ),
    ...sections.map(([title, lines]) => `## ${title}\n\n${lines.join('\n')}`),
  ]
    .join('\n\n')
    .concat('\n');
}
