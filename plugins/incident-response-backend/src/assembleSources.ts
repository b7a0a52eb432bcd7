import type { AlertSource } from '@incident-response/backstage-plugin-incident-response-node';
import { createGrafanaOncallSource } from './adapters/grafana-oncall';
import type { AssembleDeps } from './assemble';
import type { GrafanaOncallConfig } from './config/IncidentResponseConfig';

type SourceDeps = Pick<AssembleDeps, 'config' | 'onConfig'>;

/** The source as configured at the start, with the secrets that are configured now. */
function grafanaOncallSource(
  { config, onConfig }: SourceDeps,
  atStart: GrafanaOncallConfig,
): AlertSource {
  const withSecrets = (authentication: GrafanaOncallConfig) =>
    createGrafanaOncallSource({
      authentication,
      severity: config.severity,
      entityLabels: config.entityLabels,
    });
  let source = withSecrets(atStart);
  onConfig(({ sources }) => {
    if (sources.grafanaOncall) source = withSecrets(sources.grafanaOncall);
  });
  return {
    id: source.id,
    whenStoreFails: source.whenStoreFails,
    authenticate: request => source.authenticate(request),
    parse: request => source.parse(request),
  };
}

/** The sources that are on. */
export function alertSources(deps: SourceDeps): readonly AlertSource[] {
  const { grafanaOncall } = deps.config.sources;
  return grafanaOncall ? [grafanaOncallSource(deps, grafanaOncall)] : [];
}
