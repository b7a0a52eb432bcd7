import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  callFor,
  sampleIncident,
} from '@incident-response/backstage-plugin-incident-response-node/testUtils';
import { startSlackTwin, type SlackTwin } from '@incident-response/twins';
import { createBuiltinChat } from './adapters/builtin';
import * as slack from './adapters/slack';
import { assembleChat } from './assembleChat';
import type { IncidentResponseConfig } from './config/IncidentResponseConfig';
import { readConfig } from './config/readConfig';
import {
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
} from './contract/__testUtils__/testDatabase';
import { closedChatDoor } from './modules/__testUtils__/closedChatDoor';
import { ORGANISATION } from './engine/__testUtils__/startEngine';
import { noMetrics, type Metrics } from './observability/Metrics';
import { openKnexIncidentStore } from './stores/knex/openKnexIncidentStore';

jest.setTimeout(60_000);

const LOADER = require.resolve('@backstage/cli-node/config/nodeTransform.cjs');
const run = promisify(execFile);

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const configOf = (keys?: Record<string, string>): IncidentResponseConfig =>
  readConfig(
    new ConfigReader({
      app: { baseUrl: 'http://localhost:3000' },
      incidentResponse: { ...(keys && { slack: keys }) },
    }),
  );

const slackOf = (twin: SlackTwin, more: Record<string, string> = {}) => ({
  botToken: twin.botToken,
  appToken: twin.appToken,
  apiUrl: twin.apiUrl,
  ...more,
});

/** Metrics that can be read. */
function createCounted() {
  const received: string[] = [];
  const answered: string[] = [];
  const called: string[] = [];
  let read: (() => number) | undefined;
  const metrics: Metrics = {
    ...noMetrics,
    slackReceived: kind => received.push(kind),
    slackAnswered: (kind, tookMs) => tookMs >= 0 && answered.push(kind),
    slackCalled: (method, outcome) => called.push(`${method} ${outcome}`),
    slackConnections: open => {
      read = open;
    },
  };
  return { metrics, received, answered, called, connections: () => read?.() };
}

async function assembled(config: IncidentResponseConfig) {
  const database = await createSqliteDatabase();
  stops.push(() => database.remove());
  const knex = database.connect();
  await openKnexIncidentStore({
    database: databaseServiceOf(knex),
    logger: quietLogger,
  });
  const builtin = createBuiltinChat({ knex, baseUrl: 'http://localhost:3000' });
  const listeners: ((config: IncidentResponseConfig) => void)[] = [];
  const counted = createCounted();
  const made = await assembleChat(
    {
      metrics: counted.metrics,
      // What loads it by itself is tried where node does it.
      loadSlack: async () => slack,
      config,
      onConfig: listener => listeners.push(listener),
      logger: quietLogger,
      catalog: catalogServiceMock({ entities: ORGANISATION }),
      auth: mockServices.auth(),
    },
    builtin,
  );
  return {
    ...made,
    counted,
    builtin,
    reload: (changed: IncidentResponseConfig) =>
      listeners.forEach(listener => listener(changed)),
    open: (n: number) =>
      made.chat.openRoom(
        { name: `inc-20261123-checkout-${n}`, incident: sampleIncident() },
        callFor(`inc-1/room:${n}`),
      ),
  };
}

async function slackTwin() {
  const twin = await startSlackTwin();
  stops.push(() => twin.stop());
  return twin;
}

describe('the war room that is configured', () => {
  it('is the incident page where there is no Slack', async () => {
    const { chat, builtin, problems, receiver } = await assembled(configOf());
    expect(chat).toBe(builtin);
    expect([problems(), receiver]).toEqual([[], undefined]);
  });

  it('is a channel of Slack, whose door is opened by its start', async () => {
    const twin = await slackTwin();
    const { chat, open, problems, receiver } = await assembled(
      configOf(slackOf(twin)),
    );
    expect([chat.name, typeof chat.start, receiver]).toEqual([
      'Slack',
      'function',
      undefined,
    ]);
    expect((await open(1)).url).toContain(`${twin.url}/archives/`);
    expect(problems()).toEqual([]);
  });

  it('has requests of Slack taken where they are signed', async () => {
    const twin = await slackTwin();
    const { receiver, chat } = await assembled(
      configOf(slackOf(twin, { mode: 'http', signingSecret: 'secret' })),
    );
    expect([typeof receiver, typeof chat.start]).toEqual([
      'function',
      'function',
    ]);
  });

  it('is the incident page while Slack takes no token, one sentence says so, and a token of later is used at once', async () => {
    const twin = await slackTwin();
    const { open, problems, reload } = await assembled(
      configOf(slackOf(twin, { botToken: 'xoxb-wrong' })),
    );
    expect((await open(1)).roomId).toMatch(/^room-/);
    expect(problems()).toEqual([
      expect.stringMatching(/botToken.*invalid_auth/),
    ]);
    reload(configOf());
    expect((await open(2)).roomId).toMatch(/^room-/);
    reload(configOf(slackOf(twin)));
    expect((await open(3)).roomId).toMatch(/^C|^G/);
    expect(problems()).toEqual([]);
  });

  it('counts its connections, what comes in and what is asked of Slack', async () => {
    const twin = await slackTwin();
    const { chat, counted, open } = await assembled(configOf(slackOf(twin)));
    expect(counted.connections()).toBeUndefined();
    const listening = new AbortController();
    await chat.start?.(listening.signal, closedChatDoor('Nobody is let in.'));
    stops.push(async () => chat.stop?.());
    while (counted.connections() !== 2)
      await new Promise(resolve => setTimeout(resolve, 10));
    await twin.control.act({
      act: 'slash',
      user: 'U0ADAMOREAU',
      channel: 'C0INCIDENTS',
      command: '/incident-response',
      text: 'help',
    });
    expect([counted.received, counted.answered]).toEqual([
      ['command'],
      ['command'],
    ]);
    await twin.control.misbehave({
      type: 'refused',
      method: 'conversations.create',
      error: 'restricted_action',
    });
    await expect(open(1)).rejects.toThrow(/restricted_action/);
    await open(2);
    expect(counted.called).toEqual(
      expect.arrayContaining([
        'auth.test done',
        'conversations.create rejected',
        'conversations.create done',
      ]),
    );
    listening.abort();
    await chat.stop?.();
    expect(counted.connections()).toBe(0);
  });

  it('has no connections to count where Slack sends requests', async () => {
    const twin = await slackTwin();
    const { chat, counted } = await assembled(
      configOf(slackOf(twin, { mode: 'http', signingSecret: 'secret' })),
    );
    await chat.start?.(
      new AbortController().signal,
      closedChatDoor('Nobody is let in.'),
    );
    stops.push(async () => chat.stop?.());
    expect(counted.connections()).toBeUndefined();
  });

  it('is loaded where node itself imports it, as a backend does', async () => {
    const script = `
      import('./assembleChat.ts').then(async loaded => {
        const { assembleChat } = loaded.default ?? loaded;
        const ignore = () => {};
        const slack = { botToken: 'xoxb-1', appToken: 'xapp-1', mode: 'socket', sockets: 1,
          signingSecrets: [], command: '/x', teamIds: [], decisions: 'allow',
          nudges: 'room', apiUrl: 'http://127.0.0.1:9/api/' };
        const { chat } = await assembleChat({
          config: { slack, baseUrl: 'http://localhost' },
          onConfig: ignore,
          logger: { warn: ignore, error: ignore },
          metrics: { slackReceived: ignore, slackAnswered: ignore, slackCalled: ignore },
          catalog: {}, auth: {},
        }, {});
        console.log(chat.name, typeof chat.start);
        process.exit(0);
      });`;
    const { stdout } = await run(
      process.execPath,
      ['--require', LOADER, '-e', script],
      { cwd: join(__dirname), timeout: 50_000 },
    );
    expect(stdout.trim()).toBe('Slack function');
  });
});
