import {
  isOpenStatus,
  isRestricted,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { endingOf } from '../endingOf';
import { effectKeys, nth } from '../effectKeys';
import type { PlannedEffect } from '../PlannedEffect';
import {
  announceDismissed,
  announceMerged,
  announceMitigated,
  announceOpened,
  announceReopened,
  announceResolved,
  announceSeverity,
} from '../render/announcement';
import type { RoomContent } from '../RoomContent';
import type { Settings } from '../Settings';

/** What is older was missed: everybody was told otherwise, or not at all, and is not told late. */
const NEWS_FOR_MS = 30 * 60_000;

type Announce = Extract<PlannedEffect, { kind: 'announce' }>;

interface News {
  readonly what: string;
  /** ISO 8601. */
  readonly at: string;
  readonly content: RoomContent;
}

/** What there is to tell of an incident that is open, in the order in which it happened. */
function newsWhileOpen(incident: Incident, appUrl: string): readonly News[] {
  const { reopenings, severityChanges, mitigation, milestones } = incident;
  // To try an assembly again is no news to anybody outside.
  const reopening = reopenings.filter(r => r.from !== 'assembly-failed').at(-1);
  const news: readonly News[] = [
    {
      what: 'opened',
      at: milestones.declaredAt,
      content: announceOpened(incident, appUrl),
    },
    ...(reopening
      ? [
          {
            what: `reopened:${endingOf(incident) - 1}`,
            at: reopening.at,
            content: announceReopened(incident, appUrl, reopening),
          },
        ]
      : []),
    ...severityChanges.map((change, i) => ({
      what: `severity:${i + 1}`,
      at: change.at,
      content: announceSeverity(incident, appUrl, change),
    })),
    ...(mitigation
      ? [
          {
            what: nth('mitigated', endingOf(incident)),
            at: mitigation.at,
            content: announceMitigated(incident, appUrl, mitigation),
          },
        ]
      : []),
  ];
  return [...news].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Who heard of it hears that it was nothing, or where it goes on; nobody else does. */
function newsOfEnd(incident: Incident, appUrl: string): readonly News[] {
  const { dismissal, merger, announcements } = incident;
  if (announcements.length === 0) return [];
  const ending = endingOf(incident);
  return [
    ...(dismissal
      ? [
          {
            what: nth('dismissed', ending),
            at: dismissal.at,
            content: announceDismissed(incident, appUrl, dismissal),
          },
        ]
      : []),
    ...(merger
      ? [
          {
            what: nth('merged', ending),
            at: merger.at,
            content: announceMerged(incident, appUrl, merger),
          },
        ]
      : []),
  ];
}

const toEffect = ({ what, content }: News): Announce => ({
  kind: 'announce',
  key: effectKeys.announce(what),
  what,
  content,
});

/** Begun, and nobody knows yet what became of it: what comes after it waits, so that it stays after it. */
function isBegun({ effects }: Incident, { what }: News): boolean {
  const record = effects[effectKeys.announce(what)];
  return record?.status === 'claimed' && record.failure === undefined;
}

/** What is being told while something newer is known. */
export function beingAnnounced(
  incident: Incident,
  appUrl: string,
): readonly Announce[] {
  return newsWhileOpen(incident, appUrl)
    .filter(one => isBegun(incident, one))
    .map(toEffect);
}

/**
 * Everybody hears that it is open, how grave it is, that it is mitigated, that it goes on, and that it
 * was nothing: the newest of it once, while it is news. A restricted incident is not spoken of.
 */
export function announceNews(
  incident: Incident,
  { appUrl }: Pick<Settings, 'appUrl'>,
  now: number,
): readonly Announce[] {
  if (isRestricted(incident)) return [];
  const begun = beingAnnounced(incident, appUrl);
  if (begun.length > 0) return begun;
  const newest = (
    isOpenStatus(incident.status)
      ? newsWhileOpen(incident, appUrl)
      : newsOfEnd(incident, appUrl)
  ).at(-1);
  if (!newest || incident.announcements.includes(newest.what)) return [];
  const effect = toEffect(newest);
  const isNews = now - Date.parse(newest.at) <= NEWS_FOR_MS;
  // What was tried is tried on: it is still the newest that there is to tell.
  return isNews || incident.effects[effect.key] ? [effect] : [];
}

/** Everybody hears that it is over, however late, as long as it is not closed. */
export function announceEnd(
  incident: Incident,
  appUrl: string,
): readonly Announce[] {
  const what = nth('resolved', endingOf(incident));
  if (isRestricted(incident) || incident.announcements.includes(what))
    return [];
  return [
    {
      kind: 'announce',
      key: effectKeys.announce(what),
      what,
      content: announceResolved(incident, appUrl),
    },
  ];
}
