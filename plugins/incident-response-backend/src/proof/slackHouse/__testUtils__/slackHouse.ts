import type { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  Alert,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  startSlackTwin,
  type PersonAct,
  type SlackTwinOptions,
  type SlackUser,
} from '@incident-response/twins';
import {
  createSlackChat,
  createSlackListener,
  createSlackParts,
} from '../../../adapters/slack';
import { createManifest } from '../../../adapters/slack/manifest/createManifest';
import type { SlackListenerOptions } from '../../../adapters/slack/inbound/listener/SlackListener';
import { createSqliteDatabase } from '../../../contract/__testUtils__/testDatabase';
import { createChatPins } from '../../../doors/chatPins';
import { createChatDoor } from '../../../doors/createChatDoor';
import { createChatIdentities } from '../../../doors/createChatIdentities';
import {
  ORGANISATION,
  startEngine,
} from '../../../engine/__testUtils__/startEngine';
import type { EngineDeps } from '../../../engine/createEngine';
import { createCatalogPeople } from '../../../ownership/createCatalogPeople';
import { createKnexStateStore } from '../../../stores/knex/createKnexStateStore';

const PLACE = 'url:https://example.org/org.yaml';

export const ALERT: Alert = {
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

const user = (name: string, change: Partial<SlackUser> = {}): SlackUser => ({
  id: `U0${name.toUpperCase()}`,
  name,
  realName: name,
  email: `${name}@example.org`,
  kind: 'member',
  teamId: 'T0MERIDIAN',
  updated: 0,
  ...change,
});

/** Ada and Ben of the catalog, Nora whom it does not know, and Gus who is a guest. */
export const SLACK_USERS: readonly SlackUser[] = [
  user('ada'),
  user('ben'),
  user('nora'),
  user('gus', { kind: 'guest' }),
];

const trusted = (entity: Entity): Entity => ({
  ...entity,
  metadata: {
    ...entity.metadata,
    annotations: {
      ...entity.metadata.annotations,
      'backstage.io/managed-by-location': PLACE,
    },
  },
});

export interface SlackHouseOptions {
  readonly listener?: Partial<SlackListenerOptions>;
  readonly twin?: SlackTwinOptions;
  /** Instead of the organisation as it is. */
  readonly entities?: readonly Entity[];
  /** What differs in the engine. */
  readonly engine?: (deps: EngineDeps) => EngineDeps;
}

/** An incident response that is run from a Slack on real sockets; nothing of ours is left out. */
export async function startSlackHouse(options: SlackHouseOptions = {}) {
  const stops: (() => Promise<void>)[] = [];
  // As it is installed from the manifest, and nothing more.
  const {
    features,
    oauth_config: oauth,
    settings,
  } = createManifest({ mode: 'socket' });
  const twin = await startSlackTwin({
    users: SLACK_USERS,
    limits: 'off',
    ...options.twin,
    app: {
      scopes: oauth.scopes.bot,
      events: settings.event_subscriptions.bot_events,
      messagesTab: features.app_home.messages_tab_enabled,
      ...options.twin?.app,
    },
  });
  stops.push(() => twin.stop());
  const database = await createSqliteDatabase();
  stops.push(() => database.remove());
  const knex = database.connect();
  const errors: string[] = [];
  const onError = (sentence: string, error: unknown) =>
    errors.push(`${sentence} ${error}`);
  const catalog = catalogServiceMock({
    entities: [...(options.entities ?? ORGANISATION)].map(trusted),
  });
  const auth = mockServices.auth();
  const parts = createSlackParts({
    botToken: () => twin.botToken,
    apiUrl: twin.apiUrl,
    lanes: () => [],
    readIdentities: async () => new Map(),
    onRefused: sentence => errors.push(sentence),
    onError,
  });
  const decisions = options.listener?.decisions ?? 'allow';
  const { engine: change = (deps: EngineDeps) => deps } = options;
  const started = await startEngine(knex, deps =>
    change({
      ...deps,
      chat: createSlackChat(parts, {
        announceChannel: 'C0INCIDENTS',
        decisions,
      }),
      people: createCatalogPeople({ catalog, auth }),
      settings: {
        ...deps.settings,
        rooms: { topic: true, bookmark: true },
        doublesAfterMs: deps.timing.doublesAfterMs,
      },
    }),
  );
  stops.push(() => started.engine.stop());
  const listener = createSlackListener(parts, {
    mode: 'socket',
    appToken: () => twin.appToken,
    signingSecrets: () => [twin.signingSecret],
    sockets: 1,
    command: '/incident-response',
    decisions,
    pageUrl: id => `http://localhost:3000/incidents/${id}`,
    apiUrl: twin.apiUrl,
    onError,
    pace: 0.1,
    ...options.listener,
  });
  const ignore = () => {};
  const door = createChatDoor({
    service: started.service,
    store: started.store,
    identities: createChatIdentities({
      catalog,
      auth,
      trustedLocations: [PLACE],
      pins: createChatPins(createKnexStateStore(knex)),
      monotonic: () => performance.now(),
    }),
    isReader: async () => false,
    decisions,
    audit: { accepted: ignore, refused: ignore },
    metrics: { commandDecided: ignore },
  });
  const listening = new AbortController();
  await listener.start(listening.signal, door);
  stops.push(() => listener.stop());

  const channels = () => twin.control.channels();
  async function eventually<T>(
    read: () => Promise<T | undefined | false>,
  ): Promise<T> {
    const patience = Date.now() + 20_000;
    for (;;) {
      const found = await read();
      if (found) return found;
      if (Date.now() > patience)
        throw new Error(
          `It never came to that. ${errors.join('\n')} ${JSON.stringify(
            (await channels()).map(({ name, messages }) => [
              name,
              messages.map(({ text, ephemeralTo }) => [ephemeralTo, text]),
            ]),
            null,
            1,
          )}`,
        );
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  /** An incident with its war room. */
  async function open(alert: Alert = ALERT) {
    const ingested = await started.service.ingest('grafana-oncall', {
      eventKey: 'G1:created',
      alert,
    });
    if (ingested.type !== 'opened') throw new Error(ingested.type);
    const incident = await started.until(
      ingested.incidentId,
      ({ room, status }: Incident) => Boolean(room) && status === 'active',
    );
    return { id: incident.id, room: incident.room?.roomId ?? '' };
  }

  const messagesIn = async (room: string) =>
    (await channels()).find(({ id }) => id === room)?.messages ?? [];

  /** What only this person was told, newest last. */
  const toldTo = async (who: string) =>
    (await channels()).flatMap(({ messages, kind, members }) =>
      messages.filter(
        ({ ephemeralTo }) =>
          ephemeralTo === who || (kind === 'im' && members.includes(who)),
      ),
    );

  const act = async (what: PersonAct) => {
    const result = await twin.control.act(what);
    if (!result.ok) throw new Error(`${what.act}: ${result.error}`);
    return result;
  };

  /** Types a command. */
  const type = (room: string, who: string, text: string) =>
    act({
      act: 'slash',
      user: who,
      channel: room,
      command: '/incident-response',
      text,
    });

  /** A button of this kind, as somebody sees it in the room. */
  const button = (room: string, kind: string) =>
    eventually(async () => {
      for (const message of await messagesIn(room)) {
        const text = JSON.stringify(message.blocks ?? []);
        const found = new RegExp(`"action_id":"(ir:${kind}:\\d+)"`).exec(text);
        if (found) return { ts: message.ts, actionId: found[1] };
      }
      return undefined;
    });

  const press = async (
    room: string,
    who: string,
    which: { readonly ts: string; readonly actionId: string },
  ) => act({ act: 'click', user: who, channel: room, ...which });

  return {
    ...started,
    twin,
    slack: twin.control,
    listener,
    errors,
    open,
    messagesIn,
    toldTo,
    act,
    type,
    button,
    press,
    eventually,
    stop: async () => {
      listening.abort();
      for (const stop of stops.splice(0).reverse()) await stop();
    },
  };
}

export type SlackHouse = Awaited<ReturnType<typeof startSlackHouse>>;
