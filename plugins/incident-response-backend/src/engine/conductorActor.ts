import type { SystemActor } from '@incident-response/backstage-plugin-incident-response-common';

/** Who performs effects and tells what became of them. */
export const CONDUCTOR: SystemActor = {
  kind: 'system',
  name: 'conductor',
  door: 'engine',
};
