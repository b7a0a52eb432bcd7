import { alertSourceContract } from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { options } from './__testUtils__/options';
import { createGrafanaOncallSource } from './createGrafanaOncallSource';
import created from './fixtures/created.json';

const delivery = (body: unknown, authorization = 'new-secret') => ({
  headers: { authorization },
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const resolved = {
  ...created,
  event: {
    ...created.event,
    type: 'resolve',
    time: '2026-11-02T09:30:00.000000+00:00',
  },
  alert_group: {
    ...created.alert_group,
    state: 'resolved',
    resolved_at: '2026-11-02T09:30:00.000000+00:00',
  },
};

alertSourceContract('grafana-oncall', () => ({
  source: createGrafanaOncallSource(options),
  firing: () => delivery(created),
  resolved: () => delivery(resolved),
  malformed: () => delivery('{"alert_group": 1}'),
  forged: () => delivery(created, 'guessed'),
}));
