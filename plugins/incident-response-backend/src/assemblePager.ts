import type { Pager } from '@incident-response/backstage-plugin-incident-response-node';
import { createGrafanaOncallPager } from './adapters/grafana-oncall';
import type { AssembleDeps } from './assemble';
import { createHttpClient } from './http/httpClient';

/** Who pages those on call, as configured at the start, with the key that is configured now. */
export function assemblePager({
  config,
  onConfig,
}: Pick<AssembleDeps, 'config' | 'onConfig'>): Pager | undefined {
  const api = config.sources.grafanaOncall?.api;
  if (!api) return undefined;
  let { token } = api;
  onConfig(({ sources }) => {
    token = sources.grafanaOncall?.api?.token ?? token;
  });
  return createGrafanaOncallPager({
    url: api.url,
    token: () => token,
    http: createHttpClient({ allowPrivate: api.allowPrivateNetwork }),
  });
}
