import type { IncidentView } from '@incident-response/backstage-plugin-incident-response-common';

/** What every part of the incident page works on. */
export interface IncidentScope {
  readonly view: IncidentView;
  /** Reads the incident again. */
  readonly reload: () => void;
}
