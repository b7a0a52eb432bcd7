import type { AlertSource } from '@incident-response/backstage-plugin-incident-response-node';
import { createAuthenticate, type OncallAuthentication } from './authenticate';
import { mapAlert, SOURCE_ID, type MappingOptions } from './mapAlert';
import { parsePayload } from './parsePayload';

export interface GrafanaOncallOptions extends MappingOptions {
  readonly authentication: OncallAuthentication;
}

/**
 * Grafana OnCall and Grafana Cloud IRM outgoing webhooks. OnCall sends again after its own timeout
 * but never after a status, so what cannot be stored is held rather than refused.
 */
export function createGrafanaOncallSource(
  options: GrafanaOncallOptions,
): AlertSource {
  return {
    id: SOURCE_ID,
    whenStoreFails: 'hold',
    authenticate: createAuthenticate(options.authentication),
    parse: request => [mapAlert(parsePayload(request.body), options)],
  };
}
