import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { SlackSubject } from './openSubject';

/** What became of one alert, in milliseconds since it was sent. */
export interface RoomTimes {
  readonly incidentId: string;
  /** Everybody who is to come is invited, on the ledger. */
  readonly invitedMs: number;
  /** Nothing is missing in the room, on the ledger. */
  readonly completeMs: number;
}

const PATIENCE_MS = 20 * 60_000;

/** Waits until the incident is as it should be. */
export async function until(
  { service }: Pick<SlackSubject, 'service'>,
  incidentId: string,
  isSo: (incident: Incident) => boolean,
): Promise<Incident> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  for (;;) {
    const incident = await service.get(incidentId);
    if (isSo(incident)) return incident;
    if (patience.aborted)
      throw new Error(`${incidentId} never came to what was waited for.`);
    await service.waitForChange(incidentId, incident.seq, 5_000, patience);
  }
}

/** One alert until its room is complete. */
export async function assemble(
  subject: Pick<SlackSubject, 'service' | 'alert'>,
  people: number,
): Promise<RoomTimes> {
  const started = performance.now();
  const incidentId = await subject.alert();
  const since = () => performance.now() - started;
  await until(
    subject,
    incidentId,
    ({ responders }) =>
      responders.filter(({ invite }) => invite === 'invited').length >= people,
  );
  const invitedMs = since();
  await until(
    subject,
    incidentId,
    ({ milestones }) => milestones.assembledAt !== undefined,
  );
  return { incidentId, invitedMs, completeMs: since() };
}
