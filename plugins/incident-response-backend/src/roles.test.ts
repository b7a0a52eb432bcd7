import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import plugin from '.';
import {
  createPostgresDatabase,
  type TestServerDatabase,
} from './contract/__testUtils__/testDatabase';
import { ORGANISATION } from './engine/__testUtils__/startEngine';

jest.setTimeout(120_000);

const API = '/api/incident-response';
const SECRET = 'a-webhook-secret';
/** The example of the documentation, beginning now: what is older than the installation opens nothing. */
async function newAlert(): Promise<string> {
  const file = join(
    __dirname,
    '../../../docs/examples/grafana-oncall-alert.json',
  );
  const now = new Date(Date.now() + 1_000).toISOString().slice(0, 19);
  return (await readFile(file, 'utf8')).replaceAll('2026-11-23T03:04:05', now);
}

const ada = mockCredentials.user.header('user:default/ada');

describe('replicas of one backend, deployed apart', () => {
  let database: TestServerDatabase;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    database = await createPostgresDatabase();
  });
  afterAll(async () => {
    await Promise.all(stops.map(stop => stop()));
    await database.remove();
  });

  async function replica(...roles: string[]) {
    const backend = await startTestBackend({
      features: [
        plugin,
        mockServices.rootLogger.factory({ level: 'none' }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://localhost:3000' },
            backend: {
              baseUrl: 'http://localhost:7007',
              database: {
                client: 'pg',
                connection: database.connectionString,
                pluginDivisionMode: 'schema',
              },
            },
            incidentResponse: {
              roles,
              sources: { grafanaOncall: { authorization: SECRET } },
              ledger: { keys: [{ id: 'k1', secret: 'shared-by-replicas' }] },
            },
          },
        }),
        catalogServiceMock.factory({ entities: ORGANISATION }),
      ],
    });
    stops.push(() => backend.stop());
    return request(backend.server);
  }

  const alert = async (http: Awaited<ReturnType<typeof replica>>) =>
    http
      .post(`${API}/webhooks/grafana-oncall`)
      .set('authorization', SECRET)
      .set('content-type', 'application/json')
      .send(await newAlert());

  it('share the work: one takes alerts and commands, the other performs what they lead to', async () => {
    const ingest = await replica('ingest');
    expect((await ingest.get(`${API}/health`)).body).toMatchObject({
      status: 'ok',
      roles: ['ingest'],
    });
    const { status, body } = await alert(ingest);
    expect(status).toBe(202);

    const seen = async (): Promise<Incident> => {
      const answer = await ingest
        .get(`${API}/incidents/${body.incidentId}`)
        .set('authorization', ada);
      return answer.body.incident;
    };
    const taken = await ingest
      .post(`${API}/incidents/${body.incidentId}/commands`)
      .set('authorization', ada)
      .send({
        command: {
          type: 'addNote',
          text: 'Seen on the one that takes alerts.',
        },
      });
    expect(taken.status).toBe(200);
    await new Promise(resolve => setTimeout(resolve, 500));
    // Nobody conducts: what was taken is kept, and nothing is done.
    const waiting = await seen();
    expect(waiting.effects).toEqual({});
    expect(waiting.room).toBeUndefined();

    const conductor = await replica('conductor');
    expect((await conductor.get(`${API}/health`)).body).toMatchObject({
      status: 'ok',
      roles: ['conductor'],
    });
    expect((await alert(conductor)).status).toBe(503);
    let incident = await seen();
    while (incident.status !== 'active') {
      await new Promise(resolve => setTimeout(resolve, 100));
      incident = await seen();
    }
    expect(incident.room?.messages.headline).toBeDefined();
    expect(incident.notes.map(({ text }) => text)).toEqual([
      'Seen on the one that takes alerts.',
    ]);
  });
});
