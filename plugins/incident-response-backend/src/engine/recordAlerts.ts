import type {
  Actor,
  LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { accept, event, reject } from '../domain/Decision';
import type { Delivery } from '../stores/IncidentStore';
import type { Whereabouts } from './goesOnIn';
import { stillGoesOn } from './goesOnIn';
import type { Decider } from './LedgerWriter';

export interface AlertToRecord extends Delivery {
  /** Who brought it; its source unless said otherwise. */
  readonly actor?: Actor;
}

function recorded(
  { eventKey, receivedAt, alert, actor }: AlertToRecord,
  now: Date,
): LedgerEvent {
  const source: Actor = { kind: 'system', name: alert.source, door: 'webhook' };
  return event(
    'ALERT_RECORDED',
    { eventKey, receivedAt, alert },
    { now, actor: actor ?? source },
  );
}

/** Puts alerts on a ledger, each once, unless the incident has moved on meanwhile. */
export function decideRecordAlerts(
  where: Whereabouts,
  items: readonly AlertToRecord[],
): Decider {
  return (incident, now) => {
    if (!incident)
      return reject(
        'conflict',
        `The ledger of ${where.incidentId} is not there yet.`,
      );
    if (!stillGoesOn(incident, where))
      return reject(
        'conflict',
        `${where.incidentId} goes on somewhere else meanwhile.`,
      );
    const known = new Set(incident.recordedAlerts);
    return accept(
      ...items
        .filter(({ eventKey }) => !known.has(eventKey))
        .map(item => recorded(item, now)),
    );
  };
}
