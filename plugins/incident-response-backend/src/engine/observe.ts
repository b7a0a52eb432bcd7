import type { RoomObservation } from '@incident-response/backstage-plugin-incident-response-common';
import { accept } from '../domain/Decision';
import { decideObservation } from '../domain/observations/decideObservation';
import type { ObservedPeople } from '../domain/observations/Observed';
import { IncidentRemoved } from './IncidentService';
import type { LedgerWriter } from './LedgerWriter';

/**
 * Puts on the ledger what was seen in the war room; one that is gone holds nothing more.
 *
 * @returns whether the ledger says it now, and did not before
 */
export async function observe(
  incidentId: string,
  observation: RoomObservation,
  people: ObservedPeople,
  writer: Pick<LedgerWriter, 'write'>,
  roomId?: string,
): Promise<boolean> {
  try {
    const written = await writer.write(incidentId, 'command', (incident, now) =>
      incident
        ? decideObservation(incident, observation, people, now, roomId)
        : accept(),
    );
    if (!written.ok)
      throw new Error(
        `What was seen in the war room of ${incidentId} (${observation.type}) is not on its ledger. ${written.sentence}`,
      );
    return written.events.length > 0;
  } catch (error) {
    if (!(error instanceof IncidentRemoved)) throw error;
    return false;
  }
}
