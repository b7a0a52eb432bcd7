import {
  isOpenStatus,
  sayTime,
  shortRef,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { PlannedEffect } from '../PlannedEffect';
import { resumeButton } from '../render/buttons';
import { notice } from './ending';

/** What was said before a reopening was said in another situation. */
const isBefore = (at: string, reopenedAt: string | undefined) =>
  reopenedAt !== undefined && at < reopenedAt;

/** What the commander last said of where things stand, wherever they said it. */
function lastUpdate(
  incident: Incident,
  reopenedAt: string | undefined,
): readonly PlannedEffect[] {
  const said = incident.notes.filter(({ update }) => update).at(-1);
  if (!said || isBefore(said.at, reopenedAt)) return [];
  return notice(incident, `said:${said.noteId}`, {
    title: `Update by ${shortRef(said.by)}`,
    lines: [said.text],
    links: [],
  });
}

/** Silencing is for all, and so is hearing of it. */
function nudgesChanged(
  incident: Incident,
  reopenedAt: string | undefined,
): readonly PlannedEffect[] {
  const { changed, silencedUntil } = incident.reminders;
  if (!changed || isBefore(changed.at, reopenedAt)) return [];
  const { silenced, times, by } = changed;
  return notice(incident, `nudges:${times}`, {
    title: `Nudges ${silenced ? 'silenced' : 'resumed'} by ${shortRef(by)}`,
    lines: [
      silenced
        ? `Nobody is reminded that customers wait ${
            silencedUntil
              ? `before ${sayTime(silencedUntil)}`
              : 'until somebody resumes them'
          }, and nobody is called for it.`
        : 'The next one is counted from now.',
    ],
    links: [],
    ...(silenced ? { buttons: resumeButton(incident) } : {}),
  });
}

/** What everybody in the room should hear at once, and not only find in the headline. */
export function noticeChanges(incident: Incident): readonly PlannedEffect[] {
  if (!isOpenStatus(incident.status)) return [];
  const { severityChanges, reopenings, formerRooms = [] } = incident;
  const former = formerRooms.at(-1);
  const change = severityChanges.at(-1);
  const reopening = reopenings.at(-1);
  return [
    ...(former?.lostAt
      ? notice(incident, 'moved', {
          title: 'The incident goes on here',
          lines: [
            `Its war room before, ${former.name}, was archived while it was open. What waited there waits here.`,
          ],
          links: [],
        })
      : []),
    ...(incident.keptEnough
      ? notice(incident, 'kept-enough', {
          title: 'No more messages are kept',
          lines: [
            'So many were pinned or marked that the timeline takes no more of them. Write notes for what it is to hold.',
          ],
          links: [],
        })
      : []),
    ...lastUpdate(incident, reopening?.at),
    ...nudgesChanged(incident, reopening?.at),
    ...(change
      ? notice(incident, `severity:${severityChanges.length}`, {
          title: `Severity ${change.to}, was ${change.from}`,
          lines: [`${shortRef(change.by)}: ${change.reason}`],
          links: [],
        })
      : []),
    ...(reopening
      ? notice(incident, `reopened:${reopenings.length}`, {
          title: `Reopened by ${shortRef(reopening.by)}`,
          lines: [
            reopening.reason,
            reopening.from === 'assembly-failed'
              ? 'Its war room could not be opened before.'
              : `It was ${reopening.from}. Nudges count anew from here.`,
          ],
          links: [],
        })
      : []),
  ];
}
