import type { GrafanaOncallOptions } from '../createGrafanaOncallSource';

export const options: GrafanaOncallOptions = {
  authentication: {
    authorization: ['new-secret', 'old-secret'],
    basic: { username: 'oncall', password: 'pass:word' },
    hmacSecrets: ['relay-key', 'old-relay-key'],
  },
  severity: {
    labels: ['severity', 'priority'],
    values: { critical: 'P1', high: 'P2', warning: 'P2', info: 'P4' },
    fallback: 'P3',
  },
  entityLabels: ['service', 'component', 'app'],
};
