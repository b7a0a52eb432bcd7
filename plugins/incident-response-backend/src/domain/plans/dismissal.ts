import {
  shortRef,
  type Incident,
  type IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import { endingOf } from '../endingOf';
import { nth } from '../effectKeys';
import type { Plan } from '../PlannedEffect';
import type { RoomContent } from '../RoomContent';
import type { Settings } from '../Settings';
import { archive, notice } from './ending';
import { tellEndingTrouble } from './endingTrouble';

/** Whether it ended without being resolved: nothing more is looked up, opened or written for it. */
export function isGivenUp({ status }: { status: IncidentStatus }): boolean {
  return status === 'dismissed' || status === 'merged';
}

function lastWords(
  incident: Incident,
  appUrl: string,
): RoomContent | undefined {
  const { status, dismissal, merger } = incident;
  if (status === 'dismissed' && dismissal)
    return {
      title: `Dismissed as a false alarm by ${shortRef(dismissal.by)}`,
      lines: [
        dismissal.reason,
        'Reminders and nudges stop, there is no postmortem, and this room is archived later.',
      ],
      links: [],
    };
  if (status !== 'merged' || !merger) return undefined;
  return {
    title: `Merged into ${merger.into} by ${shortRef(merger.by)}`,
    lines: [
      merger.reason,
      'Go on there. Reminders and nudges stop, and this room is archived later.',
    ],
    links: [{ label: merger.into, url: `${appUrl}/incidents/${merger.into}` }],
  };
}

/** A false alarm or a double: the room hears it and is archived later. There is no postmortem. */
export function finishDismissal(
  incident: Incident,
  settings: Settings,
  now: number,
  looks: Plan,
): Plan {
  const words = lastWords(incident, settings.appUrl);
  if (!words) return { due: [], nextAt: null };
  const what = nth(incident.status, endingOf(incident));
  const told = notice(incident, what, words);
  const last = archive(incident, settings, now, { rest: told, looks });
  return {
    due: [...told, ...last.due, ...tellEndingTrouble(incident, settings)],
    nextAt: last.nextAt,
  };
}
