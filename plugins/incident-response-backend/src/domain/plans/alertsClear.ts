import {
  isOpenStatus,
  type Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { effectKeys } from '../effectKeys';
import type { Plan } from '../PlannedEffect';
import { endButtons } from '../render/buttons';
import type { Settings } from '../Settings';
import { notice } from './ending';

/** Whether every alert of an open incident is resolved at its source. */
export function areAlertsClear(
  incident: Pick<Incident, 'allClear' | 'status'>,
): boolean {
  return Boolean(incident.allClear?.since) && isOpenStatus(incident.status);
}

/** Customers who still read of it are told by a person, so the rule waits for that. */
function isPublicOpen({ publicIncident, drafts }: Incident): boolean {
  return (
    (publicIncident !== undefined && publicIncident.status !== 'resolved') ||
    drafts.some(d => d.status === 'approved' || d.status === 'unknown')
  );
}

/** Epoch milliseconds at which the rule resolves the incident; `null`: it does not. */
export function resolvesItselfAt(
  incident: Incident,
  { resolveWhenClearMs }: Pick<Settings, 'resolveWhenClearMs'>,
): number | null {
  const since = incident.allClear?.since;
  if (resolveWhenClearMs === undefined || !since) return null;
  if (!areAlertsClear(incident) || isPublicOpen(incident)) return null;
  return Date.parse(since) + resolveWhenClearMs;
}

function announceClear(incident: Incident, settings: Settings) {
  const times = incident.allClear?.times ?? 0;
  return notice(incident, `clear:${times}`, {
    title: 'All alerts are clear',
    lines: [
      'If customers are well again, mitigate. If it is over, resolve.',
      settings.resolveWhenClearMs === undefined
        ? 'Nothing resolves itself: somebody has to say so.'
        : 'It resolves itself if they stay clear and nothing public is open.',
    ],
    links: [
      {
        label: 'Mitigate or resolve',
        url: `${settings.appUrl}/incidents/${incident.id}`,
      },
    ],
    buttons: endButtons(incident),
  });
}

/** The room hears once each time that nothing fires any longer; nothing resolves itself unasked. */
export function followAlerts(
  incident: Incident,
  settings: Settings,
  now: number,
): Plan {
  if (!areAlertsClear(incident)) return { due: [], nextAt: null };
  const told = announceClear(incident, settings);
  const at = resolvesItselfAt(incident, settings);
  if (at === null || at > now) return { due: told, nextAt: at };
  return {
    due: [
      ...told,
      {
        kind: 'resolveClear',
        key: effectKeys.resolveClear(incident.allClear?.times ?? 0),
      },
    ],
    nextAt: null,
  };
}
