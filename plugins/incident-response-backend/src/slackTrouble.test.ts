import {
  coreServices,
  createServiceFactory,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  IncidentList,
  IncidentView,
} from '@incident-response/backstage-plugin-incident-response-common';
import { startSlackTwin, type SlackTwin } from '@incident-response/twins';
import request from 'supertest';
import * as slack from './adapters/slack';
import { createManifest } from './adapters/slack/manifest/createManifest';
import { ORGANISATION } from './engine/__testUtils__/startEngine';
import { createPlugin } from './plugin';

jest.setTimeout(60_000);

const API = '/api/incident-response';
const ADA = mockCredentials.user.header('user:default/ada');

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** Lines of warnings and errors. */
function recordingLogger(lines: string[]): RootLoggerService {
  const logger: RootLoggerService = {
    debug: () => {},
    info: () => {},
    warn: message => void lines.push(message),
    error: message => void lines.push(message),
    child: () => logger,
  };
  return logger;
}

async function until<T>(read: () => Promise<T | undefined>): Promise<T> {
  const patience = AbortSignal.timeout(30_000);
  for (;;) {
    const found = await read();
    if (found) return found;
    patience.throwIfAborted();
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** The plugin in a Backstage backend, with a Slack that is not as it should be. */
async function start(
  app: { readonly lacks?: string },
  config: (twin: SlackTwin) => object = () => ({}),
) {
  const { oauth_config: oauth, settings } = createManifest({ mode: 'socket' });
  const twin = await startSlackTwin({
    app: {
      scopes: oauth.scopes.bot.filter(scope => scope !== app.lacks),
      events: settings.event_subscriptions.bot_events,
    },
  });
  stops.push(() => twin.stop());
  const lines: string[] = [];
  const backend = await startTestBackend({
    features: [
      createPlugin({ loadSlack: async () => slack }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => recordingLogger(lines),
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            baseUrl: 'http://localhost:7007',
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          incidentResponse: {
            slack: {
              botToken: twin.botToken,
              appToken: twin.appToken,
              apiUrl: twin.apiUrl,
              ...config(twin),
            },
          },
        },
      }),
      catalogServiceMock.factory({ entities: ORGANISATION }),
    ],
  });
  const { server } = backend;
  stops.push(() => backend.stop());
  const get = async (path: string) =>
    (await request(server).get(`${API}${path}`).set('authorization', ADA)).body;
  const problems = async (): Promise<readonly string[]> =>
    (await get('/health')).problems;

  async function declare(): Promise<string> {
    const { body } = await request(server)
      .post(`${API}/incidents`)
      .set('authorization', ADA)
      .send({
        requestId: '0b6f0f6e-5b0c-4f0e-9f39-0a6e8d6f5d5a',
        title: 'Checkout is down',
        severity: 'P1',
        entityRef: 'component:default/checkout',
      });
    return body.incidentId;
  }

  return {
    twin,
    lines,
    problems,
    declare,
    viewOf: (id: string): Promise<IncidentView> => get(`/incidents/${id}`),
    list: (): Promise<IncidentList> => get('/incidents'),
  };
}

describe('a Slack that is not as it should be', () => {
  it.each([
    [
      'a scope is missing',
      { lacks: 'pins:write' },
      {},
      /scope pins:write: add/,
    ],
    [
      'the token is wrong',
      {},
      { botToken: 'xoxb-wrong' },
      /botToken.*invalid_auth/,
    ],
  ])(
    'says in one sentence that %s, and the incident runs on its page',
    async (_, app, config, sentence) => {
      const { twin, lines, problems, declare, viewOf, list } = await start(
        app,
        () => config,
      );
      const id = await declare();
      const { incident, chatProblems } = await until(async () => {
        const view = await viewOf(id);
        return view.incident.status === 'active' ? view : undefined;
      });
      expect(incident.room?.roomId).toMatch(/^room-/);
      expect(chatProblems).toEqual([expect.stringMatching(sentence)]);
      expect((await list()).chatProblems).toEqual(chatProblems);
      expect(await problems()).toEqual(chatProblems);
      expect(lines.filter(line => sentence.test(line))).toEqual(chatProblems);
      expect(
        (await twin.control.channels()).filter(c => c.kind === 'private'),
      ).toEqual([]);
    },
  );

  it('is heard again once it takes the app token, and nobody reads of it any more', async () => {
    const { twin, lines, problems, list } = await start({});
    const nothingWrong = async () => (await problems()).length === 0;
    await until(async () => (await twin.control.sockets()) === 2);
    await until(nothingWrong);
    await twin.control.misbehave({
      type: 'refused',
      method: 'apps.connections.open',
      error: 'invalid_auth',
      times: 4,
    });
    await twin.control.dropSockets('abrupt');
    const chatProblems = await until(async () => {
      const [first] = (await list()).chatProblems ?? [];
      return first?.includes('app token') ? [first] : undefined;
    });
    expect(chatProblems[0]).toMatch(/appToken.*Use the incident page/);
    await until(nothingWrong);
    expect(await list()).not.toHaveProperty('chatProblems');
    expect(lines.filter(line => line === chatProblems[0])).toHaveLength(1);
  });
});
