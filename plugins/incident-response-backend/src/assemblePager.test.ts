import { ConfigReader } from '@backstage/config';
import {
  callFor,
  sampleIncident,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { openGroup, startGrafanaOncallApi } from '@incident-response/twins';
import { assemblePager } from './assemblePager';
import type { IncidentResponseConfig } from './config/IncidentResponseConfig';
import { readConfig } from './config/readConfig';

const AT = '2026-11-23T10:00:00.000000Z';

const configOf = (api?: object) =>
  readConfig(
    new ConfigReader({
      app: { baseUrl: 'https://backstage.example.com' },
      incidentResponse: {
        sources: {
          grafanaOncall: { authorization: 'a', ...(api && { api }) },
        },
      },
    }),
  );

describe('who pages those on call', () => {
  it('is nobody unless it is configured', () => {
    const ignore = () => {};
    const config = configOf();
    expect(assemblePager({ config, onConfig: ignore })).toBeUndefined();
  });

  it('is Grafana OnCall, with the key that is configured by then', async () => {
    const oncall = await startGrafanaOncallApi({
      groups: () => [openGroup('G1', { title: 'Checkout is slow' }, AT)],
      organisation: {
        users: [{ id: 'U1', username: 'ada', email: 'ada@example.org' }],
        chain: [{ type: 'notify_persons', persons: ['U1'] }],
      },
    });
    const api = (token: string) =>
      configOf({ url: oncall.url, token, allowPrivateNetwork: true });
    let change = (_config: IncidentResponseConfig) => {};
    const pager = assemblePager({
      config: api('old-key'),
      onConfig: listener => {
        change = listener;
      },
    });
    const page = async () =>
      pager?.page(
        { incident: sampleIncident(), group: 'G1', text: 'Come.' },
        callFor('inc-sample/page:no-commander:1'),
      );
    await expect(page()).rejects.toThrow('answered 403');
    change(api('oncall-user-key'));
    change(configOf());
    expect(await page()).toEqual({ people: [{ email: 'ada@example.org' }] });
    await oncall.stop();
  });
});
