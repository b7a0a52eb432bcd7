import {
  isOpenStatus,
  shortRef,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { PlannedEffect } from '../PlannedEffect';
import { notice } from './ending';

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
