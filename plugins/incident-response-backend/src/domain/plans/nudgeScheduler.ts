import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys, shortHash } from '../effectKeys';
import type { Plan, PlannedEffect } from '../PlannedEffect';
import type { Settings } from '../Settings';

/** Whether somebody silenced the reminders and the silence is not over. */
export function isSilenced(
  { reminders }: Pick<Incident, 'reminders'>,
  now: number,
): boolean {
  const { silenced, silencedUntil } = reminders;
  return silenced && (!silencedUntil || now < Date.parse(silencedUntil));
}

/** When the next nudge is due, or `null` while there is none. */
function nextNudgeAt(
  incident: Incident,
  settings: Settings,
  now: number,
): number | null {
  if (!incident.room || incident.status === 'resolved') return null;
  const { since, silencedUntil } = incident.reminders;
  const cadenceAt = Date.parse(since) + settings.nudgeEveryMs;
  if (!isSilenced(incident, now)) return cadenceAt;
  return silencedUntil ? Math.max(cadenceAt, Date.parse(silencedUntil)) : null;
}

function cadence(incident: Incident, now: number): readonly PlannedEffect[] {
  const { cadence: told } = incident.reminders;
  const running = isSilenced(incident, now) ? 'silenced' : 'on';
  const wanted = incident.status === 'resolved' ? 'stopped' : running;
  if (told === wanted || (told === 'off' && !incident.room)) return [];
  return [
    { kind: 'cadence', key: effectKeys.cadence(wanted), cadence: wanted },
  ];
}

/** When customers last read something new, or should first have. */
function lastWordAt(incident: Incident): number {
  return Math.max(
    Date.parse(incident.milestones.declaredAt),
    ...incident.drafts.flatMap(({ published }) =>
      published ? [Date.parse(published.at)] : [],
    ),
  );
}

function minutesSince(from: number, to: number): string {
  const minutes = Math.max(1, Math.round((to - from) / 60_000));
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}

/** The reminder that customers are waiting for a word, every so often, until somebody resolves. */
export function scheduleNudges(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  const nextAt = nextNudgeAt(incident, settings, now);
  const due = [...cadence(incident, now)];
  if (nextAt === null || nextAt > now || !incident.room) return { due, nextAt };
  const n = incident.reminders.sent + 1;
  const content = {
    title: `Status update due (reminder ${n})`,
    lines: [
      `Customers have had no word for ${minutesSince(
        lastWordAt(incident),
        nextAt,
      )}.`,
      incident.ic
        ? 'Draft an update, approve it, or silence these reminders.'
        : 'Nobody is in command yet: take command first.',
    ],
    links: [
      {
        label: 'Incident page',
        url: `${settings.appUrl}/incidents/${incident.id}`,
      },
    ],
  };
  return {
    due: [
      ...due,
      {
        kind: 'post',
        key: effectKeys.nudge(n),
        what: `nudge:${n}`,
        roomId: incident.room.roomId,
        content,
        hash: shortHash(JSON.stringify(content)),
        nudge: n,
      },
    ],
    nextAt: null,
  };
}
