import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';

/** Done, or known not to work for now: nobody waits for it any longer. */
export function isSettled(incident: Incident, key: string): boolean {
  const record = incident.effects[key];
  return (
    record?.status === 'done' ||
    record?.status === 'parked' ||
    record?.failure !== undefined
  );
}
