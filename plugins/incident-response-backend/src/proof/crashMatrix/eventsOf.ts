import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { isKnown, openCommit } from '../../domain/ledger';
import type { World } from './World';

export interface EventAt {
  readonly incidentId: string;
  readonly seq: number;
  /** How often the incident had been reopened before. */
  readonly round: number;
  readonly event: LedgerEvent;
}

/** Events of all ledgers, each with where it stands. */
export function eventsOf({
  ledgers,
}: Pick<World, 'ledgers'>): readonly EventAt[] {
  return ledgers.flatMap(({ incidentId, commits }) => {
    let round = 0;
    return commits.flatMap(stored => {
      const { seq, events } = openCommit(stored);
      return events.filter(isKnown).map(event => {
        if (event.type === 'INCIDENT_REOPENED') round += 1;
        return { incidentId, seq, round, event };
      });
    });
  });
}
