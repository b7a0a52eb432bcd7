import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { IncidentView } from '@incident-response/backstage-plugin-incident-response-common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import plugin from '.';
import { ORGANISATION } from './engine/__testUtils__/startEngine';

const API = '/api/incident-response';
const SECRET = 'a-webhook-secret';

function start(incidentResponse: object) {
  return startTestBackend({
    features: [
      plugin,
      mockServices.rootLogger.factory({ level: 'none' }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: 'http://localhost:7007',
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          incidentResponse,
        },
      }),
      catalogServiceMock.factory({ entities: ORGANISATION }),
    ],
  });
}

describe('the plugin in a Backstage backend', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function running() {
    const backend = await start({
      sources: { grafanaOncall: { authorization: SECRET } },
    });
    stops.push(() => backend.stop());
    return request(backend.server);
  }

  /** It begins now, as the README's command has it: what began before the installation opens nothing. */
  const exampleAlert = async () =>
    (
      await readFile(
        join(__dirname, '../../../docs/examples/grafana-oncall-alert.json'),
        'utf8',
      )
    ).replaceAll(
      '2026-11-23T03:04:05',
      new Date(Date.now() + 1_000).toISOString().slice(0, 19),
    );

  it('turns the alert of the README into an incident with its room assembled', async () => {
    const http = await running();
    const answer = await http
      .post(`${API}/webhooks/grafana-oncall`)
      .set('authorization', SECRET)
      .set('content-type', 'application/json')
      .send(await exampleAlert());
    expect(answer.status).toBe(202);

    const view = async (): Promise<IncidentView> => {
      const { body } = await http
        .get(`${API}/incidents/${answer.body.incidentId}`)
        .set('authorization', mockCredentials.user.header('user:default/ada'));
      return body;
    };
    let seen = await view();
    while (seen.incident.status !== 'active') {
      await new Promise(resolve => setTimeout(resolve, 50));
      seen = await view();
    }
    expect(seen.incident.severity).toBe('P1');
    expect(seen.incident.ownership?.entity?.entityRef).toBe(
      'component:default/checkout',
    );
    expect(seen.viewer.entityRef).toBe('user:default/ada');
  });

  it('says that it is well to whoever asks', async () => {
    const http = await running();
    const { status, body } = await http.get(`${API}/health`);
    expect([status, body]).toEqual([
      200,
      { status: 'ok', problems: [], roles: ['ingest', 'conductor', 'chat'] },
    ]);
  });

  it('serves the public page and nothing else to strangers', async () => {
    const http = await running();
    const stranger = mockCredentials.none.header();
    const page = await http
      .get(`${API}/public/status`)
      .set('authorization', stranger);
    const list = await http
      .get(`${API}/incidents`)
      .set('authorization', stranger);
    expect([page.status, list.status]).toEqual([200, 401]);
  });
});
