import type { EventAt } from '../eventsOf';

/** For how long an incident was for few people only, in commits and in epoch milliseconds. */
export interface Restriction {
  readonly incidentId: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly from: number;
  readonly to: number;
}

export function restrictionsIn(
  events: readonly EventAt[],
): readonly Restriction[] {
  const open = new Map<string, Restriction>();
  const over: Restriction[] = [];
  for (const { incidentId, seq, event } of events) {
    const at = Date.parse(event.at);
    const known = open.get(incidentId);
    if (
      event.type === 'INCIDENT_RESTRICTED' ||
      (event.type === 'INCIDENT_DECLARED' &&
        event.data.visibility === 'restricted')
    )
      open.set(incidentId, {
        incidentId,
        fromSeq: seq,
        toSeq: Infinity,
        from: at,
        to: Infinity,
      });
    if (event.type === 'RESTRICTION_LIFTED' && known) {
      over.push({ ...known, toSeq: seq, to: at });
      open.delete(incidentId);
    }
  }
  return [...over, ...open.values()];
}
