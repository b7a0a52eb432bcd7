import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { minutesSince } from '../plans/minutesSince';
import type { RoomContent } from '../RoomContent';
import { nudgeButtons, takeCommandButton } from './buttons';

/** When customers last read something new, or should first have. */
function lastWordAt({ milestones, drafts }: Incident): number {
  return Math.max(
    Date.parse(milestones.declaredAt),
    ...drafts.flatMap(({ published }) =>
      published ? [Date.parse(published.at)] : [],
    ),
  );
}

/** The n-th word to the commander that customers wait; `at`: when it was due. */
export function renderNudge(
  incident: Incident,
  { n, at, appUrl }: { n: number; at: number; appUrl: string },
): RoomContent {
  const { ic } = incident;
  return {
    title: `Status update due (nudge ${n})`,
    lines: [
      `Customers have had no word for ${minutesSince(
        lastWordAt(incident),
        at,
      )}.`,
      ic
        ? 'Draft an update, approve it, or silence these nudges.'
        : 'Nobody is in command yet: take command first.',
    ],
    links: [
      { label: 'Incident page', url: `${appUrl}/incidents/${incident.id}` },
    ],
    buttons: [...takeCommandButton(incident), ...nudgeButtons(incident)],
    ...(ic ? { addressed: [ic] } : {}),
  };
}
