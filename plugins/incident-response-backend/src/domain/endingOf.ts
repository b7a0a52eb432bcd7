import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';

/** Which ending this is: one more for each that was taken back. */
export function endingOf({ reopenings }: Pick<Incident, 'reopenings'>): number {
  // An assembly that failed had not ended: to try it again takes nothing back.
  return reopenings.filter(r => r.from !== 'assembly-failed').length + 1;
}
