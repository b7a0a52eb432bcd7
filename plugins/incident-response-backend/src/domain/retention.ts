import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { Settings } from './Settings';

/** What an end says of how long its ledger is kept: by the period that is configured at that moment. */
export function keptUntil(
  { retainForMs }: Pick<Settings, 'retainForMs'>,
  now: Date,
): { readonly retainUntil?: string } {
  return retainForMs === undefined
    ? {}
    : { retainUntil: new Date(now.getTime() + retainForMs).toISOString() };
}

/** When it ended, or `undefined` while it has not. */
export function endedAt({
  status,
  milestones,
}: Pick<Incident, 'status' | 'milestones'>): string | undefined {
  switch (status) {
    case 'closed':
      return milestones.closedAt;
    case 'dismissed':
      return milestones.dismissedAt;
    case 'merged':
      return milestones.mergedAt;
    default:
      return undefined;
  }
}

/**
 * The epoch millisecond from which the ledger may be removed, or `null`: never as things stand. What
 * was promised at the end holds; a longer period that is configured today makes it longer.
 */
export function removableAt(
  incident: Incident,
  { retainForMs }: Pick<Settings, 'retainForMs'> = {},
): number | null {
  const ended = endedAt(incident);
  if (!ended || !incident.retainUntil || incident.legalHold) return null;
  return Math.max(
    Date.parse(incident.retainUntil),
    Date.parse(ended) + (retainForMs ?? 0),
  );
}
