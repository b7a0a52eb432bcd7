import type {
  Alert,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import { startSlackTwin, type SlackUser } from '@incident-response/twins';
import { createBuiltinChat } from './adapters/builtin';
import { createSlackChat, createSlackParts } from './adapters/slack';
import type { SlackChatOptions } from './adapters/slack/createSlackChat';
import { createSqliteDatabase } from './contract/__testUtils__/testDatabase';
import { startEngine } from './engine/__testUtils__/startEngine';
import { createStandInChat } from './modules/createStandInChat';

const alert: Alert = {
  source: 'grafana-oncall',
  group: 'G1',
  startedAt: '2026-11-23T03:00:00.000Z',
  trigger: 'alert group created',
  state: 'firing',
  at: '2026-11-23T03:00:00.000Z',
  title: 'Checkout error rate above 5 %',
  severity: 'P1',
  severityReason: 'label severity=critical',
  entityHints: ['checkout'],
  labels: { severity: 'critical' },
  contacts: [],
};

const users: readonly SlackUser[] = ['ada', 'ben'].map(name => ({
  id: `U0${name.toUpperCase()}`,
  name,
  realName: name,
  email: `${name}@example.org`,
  kind: 'member',
  teamId: 'T0MERIDIAN',
  updated: 0,
}));

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function start(token?: string, options: SlackChatOptions = {}) {
  const twin = await startSlackTwin({ users });
  stops.push(() => twin.stop());
  const database = await createSqliteDatabase();
  stops.push(() => database.remove());
  const knex = database.connect();
  const refusals: string[] = [];
  const parts = createSlackParts({
    botToken: () => token ?? twin.botToken,
    apiUrl: twin.apiUrl,
    readIdentities: async () => new Map(),
    onRefused: sentence => refusals.push(sentence),
    onError: () => {},
  });
  const chat = createStandInChat({
    chat: createSlackChat(parts, {
      announceChannel: 'C0INCIDENTS',
      ...options,
    }),
    standIn: createBuiltinChat({ knex, baseUrl: 'http://localhost:3000' }),
    isUsable: async () => (await parts.standing.check()).type === 'good',
    isStandInRoom: roomId => roomId.startsWith('room-'),
    announces: true,
  });
  const started = await startEngine(knex, deps => ({
    ...deps,
    chat,
    settings: { ...deps.settings, rooms: { topic: true, bookmark: true } },
  }));
  stops.push(() => started.engine.stop());
  const rooms = async () =>
    (await twin.control.channels()).filter(({ kind }) => kind === 'private');
  async function open(): Promise<string> {
    const ingested = await started.service.ingest('grafana-oncall', {
      eventKey: 'G1:created',
      alert,
    });
    if (ingested.type !== 'opened') throw new Error(ingested.type);
    return ingested.incidentId;
  }
  return { ...started, twin, rooms, open, refusals };
}

const isAssembled = ({ room, responders }: Incident) =>
  room !== undefined &&
  responders.filter(r => r.invite === 'invited').length >= 2;

describe('an incident with Slack as its war room', () => {
  it('has one channel with the owners and the pinned headline', async () => {
    const { until, open, rooms } = await start();
    await until(await open(), isAssembled);
    const id = (await rooms())[0].id;
    const seen = async () => (await rooms()).find(room => room.id === id);
    while (((await seen())?.pins.length ?? 0) === 0)
      await new Promise(resolve => setTimeout(resolve, 20));
    expect(await rooms()).toHaveLength(1);
    expect((await seen())?.members).toEqual(
      expect.arrayContaining(['U0ADA', 'U0BEN']),
    );
    expect((await seen())?.messages[0].text).toContain('Checkout error rate');
  }, 40_000);

  it('says above it what it is about, with the page one click away', async () => {
    const { until, open, rooms } = await start();
    const id = await open();
    await until(id, ({ room }) => Boolean(room?.topicHash && room.bookmarked));
    const [{ topic, bookmarks }] = await rooms();
    expect(topic).toContain('P1 · ongoing · nobody in command · Checkout');
    expect(bookmarks).toEqual([
      {
        title: 'Incident page',
        link: `http://localhost:3000/incidents/${id}`,
      },
    ]);
  }, 40_000);

  it('has exactly one channel where the reply to its opening was lost', async () => {
    const { until, open, rooms, twin } = await start();
    await twin.control.misbehave({
      type: 'replyLost',
      method: 'conversations.create',
    });
    const { room } = await until(await open(), isAssembled);
    expect((await rooms()).map(({ id }) => id)).toEqual([room?.roomId]);
  }, 40_000);

  it('has a channel of another name where somebody else has its own', async () => {
    const { until, open, rooms, twin } = await start(undefined, {
      looksAfterMs: [0],
      hiddenForMs: 0,
    });
    await twin.control.misbehave({
      type: 'refused',
      method: 'conversations.create',
      error: 'name_taken',
    });
    const { room } = await until(await open(), isAssembled);
    expect(room?.name).toMatch(/-2$/);
    expect((await rooms()).map(({ name }) => name)).toEqual([room?.name]);
  }, 40_000);

  it('goes on in another channel, with everybody, where people archive the first', async () => {
    const { until, open, rooms, twin, service } = await start();
    const id = await open();
    const { room } = await until(id, isAssembled);
    const first = room?.roomId ?? '';
    await twin.control.act({ act: 'archive', user: 'U0ADA', channel: first });
    await service.command(
      id,
      { type: 'takeCommand' },
      { kind: 'person', entityRef: 'user:default/ada', door: 'console' },
    );
    const moved = await until(
      id,
      incident => incident.room?.generation === 2 && isAssembled(incident),
    );
    expect(moved.formerRooms).toMatchObject([{ roomId: first }]);
    const second = (await rooms()).find(
      ({ id: at }) => at === moved.room?.roomId,
    );
    expect(second?.members).toEqual(expect.arrayContaining(['U0ADA', 'U0BEN']));
  }, 40_000);

  it('has its room on the incident page where Slack refuses the token, and one sentence says so', async () => {
    const { until, open, rooms, refusals } = await start('xoxb-wrong');
    const { room, effects } = await until(
      await open(),
      incident => isAssembled(incident) && incident.room?.bookmarked === true,
    );
    expect(room?.roomId).toMatch(/^room-/);
    expect(Object.values(effects).filter(e => e.failure)).toEqual([]);
    expect(await rooms()).toEqual([]);
    expect(refusals).toHaveLength(1);
  }, 40_000);
});
