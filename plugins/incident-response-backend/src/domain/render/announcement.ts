import {
  isPageStillOpen,
  sayTime,
  shortRef,
  type Incident,
  type Reopening,
  type SeverityChange,
} from '@incident-response/backstage-plugin-incident-response-common';
import { drillMark } from '../drillMark';
import type { RoomContent } from '../RoomContent';

/** `[DRILL] P1 mitigated: Checkout is failing` */
const titled = (incident: Incident, severity: string, news = '') =>
  `${drillMark(incident)}${severity}${news}: ${incident.title}`;

function announcement(
  incident: Incident,
  appUrl: string,
  title: string,
  lines: readonly string[],
): RoomContent {
  return {
    title,
    lines,
    links: [
      { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
    ],
  };
}

const said = (by: string, words: string) => `${shortRef(by)}: ${words}`;

export function announceOpened(incident: Incident, appUrl: string) {
  const { firedAt, declaredAt } = incident.milestones;
  return announcement(incident, appUrl, titled(incident, incident.severity), [
    `Since ${sayTime(firedAt ?? declaredAt)}.`,
  ]);
}

export const announceSeverity = (
  incident: Incident,
  appUrl: string,
  { from, to, by, reason }: SeverityChange,
) =>
  announcement(incident, appUrl, titled(incident, to, `, was ${from}`), [
    said(by, reason),
  ]);

export const announceReopened = (
  incident: Incident,
  appUrl: string,
  { by, reason }: Reopening,
) =>
  announcement(
    incident,
    appUrl,
    titled(incident, incident.severity, ' reopened'),
    [said(by, reason)],
  );

export const announceMitigated = (
  incident: Incident,
  appUrl: string,
  { by, summary }: NonNullable<Incident['mitigation']>,
) =>
  announcement(
    incident,
    appUrl,
    titled(incident, incident.severity, ' mitigated'),
    [said(by, summary), 'It is worked on until it is resolved.'],
  );

export const announceResolved = (incident: Incident, appUrl: string) =>
  announcement(
    incident,
    appUrl,
    titled(incident, incident.severity, ' resolved'),
    [
      incident.resolution?.summary ?? '',
      ...(isPageStillOpen(incident)
        ? ['Customers still read of it: its entry on the status page is open.']
        : []),
    ],
  );

export const announceDismissed = (
  incident: Incident,
  appUrl: string,
  { by, reason }: NonNullable<Incident['dismissal']>,
) =>
  announcement(
    incident,
    appUrl,
    titled(incident, incident.severity, ' was a false alarm'),
    [said(by, reason)],
  );

export const announceMerged = (
  incident: Incident,
  appUrl: string,
  { by, reason, into }: NonNullable<Incident['merger']>,
) =>
  announcement(
    incident,
    appUrl,
    titled(incident, incident.severity, ` goes on in ${into}`),
    [said(by, reason)],
  );
