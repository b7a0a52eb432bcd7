import { setTimeout as sleep } from 'node:timers/promises';
import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';
import type { SlackControl } from '@incident-response/twins';
import {
  createBuiltinStatusPage,
  createBuiltinTracker,
  createTemplateWriter,
} from '../../../adapters/builtin';
import {
  createSlackChat,
  createSlackListener,
  createSlackParts,
} from '../../../adapters/slack';
import { slackLanes } from '../../../adapters/slack/client/limits';
import { createChatPins } from '../../../doors/chatPins';
import { createChatDoor } from '../../../doors/createChatDoor';
import { createChatIdentities } from '../../../doors/createChatIdentities';
import { DEFAULT_AUTHORITY } from '../../../domain/AuthoritySettings';
import { DEFAULT_REMINDERS } from '../../../domain/ReminderSettings';
import type { Settings } from '../../../domain/Settings';
import { systemClock } from '../../../engine/Clock';
import { createEngine } from '../../../engine/createEngine';
import { DEFAULT_TIMING } from '../../../engine/Timing';
import { createCatalogPeople } from '../../../ownership/createCatalogPeople';
import { createSlackAnnotations } from '../../../ownership/createSlackAnnotations';
import { createSlackIdentities } from '../../../ownership/createSlackIdentities';
import { createKnexStateStore } from '../../../stores/knex/createKnexStateStore';
import { openKnexIncidentStore } from '../../../stores/knex/openKnexIncidentStore';
import { createDatabaseWakeups } from '../../../wakeups/database/DatabaseWakeups';
import { connect, quiet } from '../../crashMatrix/connect';
import type { Databases } from '../../crashMatrix/databases';
import { auth } from '../../crashMatrix/host/organisation';
import { say } from '../../fullBackend/progress';
import {
  distantFacts,
  distantPage,
  distantPeople,
  distantStore,
  distantTracker,
  LATENCY,
} from './latency';
import { organisationOf, PLACE } from './organisation';

const APP = 'http://localhost:3000';
const KEYS = { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } };
const BOT_TOKEN = 'xoxb-twin-bot-token';
const APP_TOKEN = 'xapp-1-A0INCIDENT-twin-app-token';

export interface SubjectOptions {
  readonly databases: Databases;
  /** Of a twin that answers slowly. */
  readonly slack: { readonly url: string; readonly control: SlackControl };
  /** How many own the broken service. */
  readonly people: number;
  /** Whether the users of the workspace were read before the first alert. */
  readonly warm: boolean;
  /** Whether Slack's limits hold, there and here. */
  readonly limits: boolean;
  readonly onPublish?: (incidentId: string) => void;
}

const alertOf = (nth: number): Alert => {
  const at = new Date().toISOString();
  return {
    source: 'grafana-oncall',
    group: `G${nth}`,
    startedAt: at,
    trigger: 'alert group created',
    state: 'firing',
    at,
    title: `Error rate of checkout above 5 % (${nth})`,
    severity: 'P1',
    severityReason: 'label severity=critical',
    entityHints: ['checkout'],
    labels: { severity: 'critical' },
    contacts: [],
  };
};

const trouble = (sentence: string, error?: unknown) =>
  say(`${sentence} ${error ?? ''}`.slice(0, 300));

/** The real engine, door and Slack adapter, with everything else as far away as it is in production. */
export async function openSubject(options: SubjectOptions) {
  const { databases, slack, people, limits } = options;
  const { url, control } = slack;
  const { users, catalog } = organisationOf(people);
  await control.putUsers(users);
  await control.configure({ limits: limits ? 'slack' : 'off' });
  const { database, remove } = await databases.create();
  const knex = connect(database);
  const store = distantStore(
    await openKnexIncidentStore({
      database: { getClient: async () => knex, migrations: { skip: true } },
      logger: quiet,
    }),
  );
  const services = { catalog, auth };
  const annotations = createSlackAnnotations(services, {
    now: () => performance.now(),
    onError: trouble,
  });
  const identitiesOf = createSlackIdentities(services);
  const parts = createSlackParts({
    botToken: () => BOT_TOKEN,
    apiUrl: `${url}/api/`,
    lanes: limits ? slackLanes : () => [],
    readIdentities: async (refs, call) => {
      await sleep(LATENCY.http);
      return identitiesOf(refs, call);
    },
    knownAnnotations: annotations.known,
    onRefused: trouble,
    onError: trouble,
  });
  await parts.identity();
  if (options.warm)
    await Promise.all([parts.directory.load(), annotations.load()]);
  const page = createBuiltinStatusPage({
    knex,
    page: 'public',
    title: 'Status',
    baseUrl: `${APP}/public/status`,
    components: [],
  });
  const settings: Settings = {
    reminders: DEFAULT_REMINDERS,
    rooms: { topic: true, bookmark: true },
    doublesAfterMs: DEFAULT_TIMING.doublesAfterMs,
    archiveAfterMs: 60_000,
    sweepGraceMs: DEFAULT_TIMING.sweepGraceMs,
    page: page.page,
    targets: page.targets,
    appUrl: APP,
    authority: DEFAULT_AUTHORITY,
  };
  const engine = createEngine({
    store,
    wakeups: createDatabaseWakeups({
      store,
      timing: DEFAULT_TIMING,
      onError: error => trouble('Looking for what is due failed.', error),
    }),
    chat: createSlackChat(parts, { announceChannel: 'C0INCIDENTS' }),
    statusPage: distantPage(page, options.onPublish ?? (() => {})),
    tracker: distantTracker(createBuiltinTracker({ knex, baseUrl: APP })),
    writer: createTemplateWriter(),
    people: distantPeople(createCatalogPeople(services)),
    facts: (['context', 'changes'] as const).map(kind =>
      distantFacts({
        name: kind,
        kind,
        collect: async () => [{ label: kind, value: 'as ever' }],
      }),
    ),
    settings,
    timing: DEFAULT_TIMING,
    keys: KEYS,
    opens: ['P1'],
    clock: systemClock,
    report: {
      error: trouble,
      effectDone: () => {},
      effectFailed: () => {},
      passFailed: () => {},
    },
  });
  await engine.start();
  const ignore = () => {};
  const door = createChatDoor({
    service: engine.service,
    store,
    identities: createChatIdentities({
      ...services,
      trustedLocations: [PLACE],
      pins: createChatPins(createKnexStateStore(knex)),
      monotonic: () => performance.now(),
    }),
    isReader: async () => false,
    decisions: 'allow',
    audit: { accepted: ignore, refused: ignore },
    metrics: { commandDecided: ignore },
  });
  const listener = createSlackListener(parts, {
    mode: 'socket',
    appToken: () => APP_TOKEN,
    sockets: 2,
    command: '/incident-response',
    decisions: 'allow',
    pageUrl: id => `${APP}/incidents/${id}`,
    apiUrl: `${url}/api/`,
    onError: trouble,
  });
  const listening = new AbortController();
  await listener.start(listening.signal, door);

  let nth = 0;
  return {
    service: engine.service,
    control,
    /** A new alert group; the incident that it opened. */
    async alert(): Promise<string> {
      nth += 1;
      const ingested = await engine.service.ingest('grafana-oncall', {
        eventKey: `G${nth}:created`,
        alert: alertOf(nth),
      });
      if (ingested.type !== 'opened')
        throw new Error(`An alert opened nothing: ${ingested.type}`);
      return ingested.incidentId;
    },
    async close() {
      listening.abort();
      await listener.stop();
      await engine.stop();
      await knex.destroy();
      await remove();
    },
  };
}

export type SlackSubject = Awaited<ReturnType<typeof openSubject>>;
