import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';
import type { AlertGroupRecord } from './AlertRouting';

const isBefore = (a: string, b: string) => Date.parse(a) < Date.parse(b);

/** False where one of them is no time: what cannot be placed is not taken for late. */
const isNotAfter = (a: string, b: string) => Date.parse(a) <= Date.parse(b);

function later(a: string | undefined, b: string | undefined) {
  if (!a || !b) return a ?? b;
  return isBefore(a, b) ? b : a;
}

/**
 * The group after one more event. A timed event that is older than what is known changes nothing;
 * one without a time counts from when it was delivered.
 */
export function groupAfter(
  known: AlertGroupRecord | undefined,
  alert: Alert,
): AlertGroupRecord {
  const late = known?.at && alert.at && isBefore(alert.at, known.at);
  const resolvedAt =
    alert.state === 'resolved'
      ? later(known?.resolvedAt, alert.at)
      : known?.resolvedAt;
  const at = late ? known.at : alert.at ?? known?.at;
  return {
    source: alert.source,
    group: alert.group,
    state: late ? known.state : alert.state,
    generation: known?.generation ?? 0,
    ...(at ? { at } : {}),
    ...(resolvedAt ? { resolvedAt } : {}),
    ...(known?.startedAt ? { startedAt: known.startedAt } : {}),
    ...(known?.incidentId ? { incidentId: known.incidentId } : {}),
  };
}

/** Whether the event belongs before a resolve that is known already. */
export function cameLate(alert: Alert, group: AlertGroupRecord): boolean {
  return Boolean(
    group.resolvedAt && alert.at && isNotAfter(alert.at, group.resolvedAt),
  );
}

/** Whether the group fires anew, after the episode of its newest incident was over. */
export function isNewEpisode(
  alert: Alert,
  known: AlertGroupRecord | undefined,
  group: AlertGroupRecord,
): boolean {
  if (alert.state !== 'firing' || group.state !== 'firing' || !known)
    return false;
  if (known.startedAt && isBefore(known.startedAt, alert.startedAt))
    return true;
  // Not every resolve says when it happened.
  return known.resolvedAt !== undefined || known.state === 'resolved';
}

/** The group once this episode belongs to an incident; what was resolved before is history. */
export function groupIn(
  group: AlertGroupRecord,
  incidentId: string,
  alert: Alert,
): AlertGroupRecord {
  const { resolvedAt: _before, ...rest } = group;
  return { ...rest, incidentId, startedAt: alert.startedAt };
}
