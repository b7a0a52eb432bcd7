import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  incidentResponseAlertSourcesExtensionPoint,
  incidentResponseStatusPageExtensionPoint,
  type StatusPage,
} from '@incident-response/backstage-plugin-incident-response-node';
import { createServer } from 'node:net';
import express from 'express';
import request from 'supertest';
import plugin from '.';
import { ORGANISATION } from './engine/__testUtils__/startEngine';

jest.setTimeout(60_000);

const API = '/api/incident-response';

/** Another plugin of the same backend. */
const neighbour = createBackendPlugin({
  pluginId: 'neighbour',
  register(env) {
    env.registerInit({
      deps: { httpRouter: coreServices.httpRouter },
      async init({ httpRouter }) {
        const router = express.Router();
        router.get('/', (_req, res) => void res.json({ well: true }));
        httpRouter.use(router);
      },
    });
  },
});

const SQLITE = { client: 'better-sqlite3', connection: ':memory:' };

function start(
  incidentResponse: object,
  {
    features = [],
    database = SQLITE,
    auth = {},
  }: {
    readonly features?: readonly BackendFeature[];
    readonly database?: object;
    readonly auth?: object;
  } = {},
) {
  return startTestBackend({
    features: [
      plugin,
      neighbour,
      ...features,
      mockServices.rootLogger.factory({ level: 'none' }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: 'http://localhost:7007',
            database: {
              ...SQLITE,
              plugin: { 'incident-response': database },
            },
          },
          auth,
          incidentResponse,
        },
      }),
      catalogServiceMock.factory({ entities: ORGANISATION }),
    ],
  });
}

const pageOf = (name: string): StatusPage => ({
  name,
  page: 'elsewhere',
  targets: ['elsewhere'],
  publish: async () => ({ pageIncidentId: 'p1' }),
  components: async () => [{ id: 'api', name: `API of ${name}` }],
});

const settingPage = (
  moduleId: string,
  create: () => StatusPage,
  standsIn = false,
) =>
  createBackendModule({
    pluginId: 'incident-response',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { statusPage: incidentResponseStatusPageExtensionPoint },
        async init({ statusPage }) {
          statusPage.setStatusPage({ from: moduleId, standsIn, create });
        },
      });
    },
  });

describe('the start of the plugin', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function running(...args: Parameters<typeof start>) {
    const backend = await start(...args);
    stops.push(() => backend.stop());
    const http = request(backend.server);
    const ask = async (path: string) => {
      const { status, body } = await http.get(path);
      return { status, body };
    };
    return { http, ask };
  }

  it('fails with a wrong configuration, says so, and lets the rest of Backstage run', async () => {
    const { http, ask } = await running({ severity: { opens: ['P9'] } });
    expect(await ask('/api/neighbour')).toMatchObject({ body: { well: true } });
    expect(await ask(`${API}/health`)).toEqual({
      status: 503,
      body: {
        status: 'failing',
        problems: [
          expect.stringMatching(/configuration.*restart this replica/),
        ],
      },
    });
    expect(await ask(`${API}/health/live`)).toMatchObject({ status: 200 });
    const list = await http.get(`${API}/incidents`);
    expect(list.status).toBe(503);
    expect(list.body.error.message).toContain('could not start');
  });

  it('fails where the database is down, and lets the rest of Backstage run', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => free.once('listening', resolve));
    const address = free.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await new Promise(resolve => free.close(resolve));
    const { ask } = await running(
      {},
      {
        database: {
          client: 'pg',
          connection: { host: '127.0.0.1', port, user: 'x', password: 'y' },
        },
      },
    );
    expect(await ask('/api/neighbour')).toMatchObject({ status: 200 });
    expect(await ask(`${API}/health`)).toMatchObject({
      status: 503,
      body: { problems: [expect.stringContaining('could not start')] },
    });
    expect(await ask(`${API}/health/live`)).toMatchObject({ status: 200 });
  });

  it('fails where two modules set the status page', async () => {
    const { ask } = await running(
      {},
      {
        features: [
          settingPage('page-one', () => pageOf('one')),
          settingPage('page-two', () => pageOf('two')),
        ],
      },
    );
    expect(await ask(`${API}/health`)).toMatchObject({ status: 503 });
    expect(await ask('/api/neighbour')).toMatchObject({ status: 200 });
  });

  it('fails where the status page of a module cannot be made: words would go elsewhere', async () => {
    const { ask } = await running(
      {},
      {
        features: [
          settingPage('page-one', () => {
            throw new Error('token is missing');
          }),
        ],
      },
    );
    expect(await ask(`${API}/health`)).toMatchObject({ status: 503 });
  });

  it('fails where guests may sign in beside what a module connects, unless it only stands in', async () => {
    const auth = { providers: { guest: {} } };
    const withPage = (standsIn: boolean) =>
      running(
        {},
        {
          auth,
          features: [settingPage('page-one', () => pageOf('one'), standsIn)],
        },
      );
    const { ask } = await withPage(false);
    expect(await ask(`${API}/health`)).toMatchObject({
      status: 503,
      body: { problems: [expect.stringMatching(/its modules; the log names/)] },
    });
    expect(await ask('/api/neighbour')).toMatchObject({ status: 200 });
    const twin = await withPage(true);
    expect(await twin.ask(`${API}/health`)).toMatchObject({ status: 200 });
  });

  it('serves what modules bring: their status page and their alerts', async () => {
    const source = createBackendModule({
      pluginId: 'incident-response',
      moduleId: 'bells',
      register(env) {
        env.registerInit({
          deps: { sources: incidentResponseAlertSourcesExtensionPoint },
          async init({ sources }) {
            sources.addAlertSource({
              from: 'bells',
              create: () => ({
                id: 'bells',
                whenStoreFails: 'refuse',
                authenticate: () => true,
                parse: () => [],
              }),
            });
          },
        });
      },
    });
    const { http, ask } = await running(
      {},
      { features: [source, settingPage('page-one', () => pageOf('one'))] },
    );
    expect(await ask(`${API}/health`)).toMatchObject({ status: 200 });
    // The built-in page has no business where another one is in use.
    expect(await ask(`${API}/public/status.json`)).toMatchObject({
      status: 404,
    });
    const delivery = await http.post(`${API}/webhooks/bells`).send('{}');
    expect(delivery.status).toBeLessThan(300);
  });

  it('takes no alerts without the role ingest, and says so', async () => {
    const { http, ask } = await running({
      roles: ['conductor'],
      sources: { grafanaOncall: { authorization: 'a-secret' } },
    });
    expect(await ask(`${API}/health`)).toMatchObject({
      body: { roles: ['conductor'] },
    });
    const refused = await http
      .post(`${API}/webhooks/grafana-oncall`)
      .set('authorization', 'a-secret')
      .send('{}');
    expect(refused.status).toBe(503);
    expect(refused.body.error.message).toContain('role ingest');
  });
});
