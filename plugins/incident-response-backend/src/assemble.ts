import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type {
  AuthService,
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type {
  Health,
  Incident,
  Outlook,
  RoomView,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { AlertSource } from '@incident-response/backstage-plugin-incident-response-node';
import {
  createBuiltinChat,
  createBuiltinStatusPage,
  createBuiltinTracker,
  createTemplateWriter,
  type RoomNotification,
} from './adapters/builtin';
import {
  assembleChat,
  type AssembledChat,
  type LoadSlack,
} from './assembleChat';
import { assembleChatDoor } from './assembleChatDoor';
import { assemblePager } from './assemblePager';
import { assembleRetention } from './assembleRetention';
import { assembleGroups } from './assembleGroups';
import { assembleListeners } from './assembleListeners';
import { settingsOf, timingOf } from './assembleSettings';
import { alertSources } from './assembleSources';
import { assembleTeller } from './assembleTeller';
import { openKeyring } from './assembleKeyring';
import type { IncidentResponseConfig } from './config/IncidentResponseConfig';
import { outlookOf } from './domain/outlookOf';
import { createChatPins } from './doors/chatPins';
import {
  createChatIdentities,
  type ChatIdentities,
} from './doors/createChatIdentities';
import { systemClock } from './engine/Clock';
import { createEngine, type Engine } from './engine/createEngine';
import { approverProblems } from './engine/approverProblems';
import { createHealth, createLiveness } from './engine/health';
import {
  createReadAuthority,
  type ReadAuthority,
} from './engine/readAuthority';
import {
  createPageComponents,
  type ReadPageComponents,
} from './engine/pageComponents';
import {
  createEvidence,
  type RunningEvidence,
} from './evidence/createEvidence';
import { createListening, type Listening } from './modules/createListening';
import type { Offers } from './modules/createModuleSlots';
import { takeOffers } from './modules/takeOffers';
import type { Audit } from './observability/Audit';
import type { Hint } from './observability/newestSignals';
import { createEngineReport } from './observability/createEngineReport';
import type { Metrics } from './observability/Metrics';
import type { Teller } from './outgoing/createTeller';
import { createCatalogPeople } from './ownership/createCatalogPeople';
import type { IncidentStore } from './stores/IncidentStore';
import { dialectOf } from './stores/knex/dialect';
import { createKnexPlanStore } from './stores/knex/createKnexPlanStore';
import { createKnexStateStore } from './stores/knex/createKnexStateStore';
import { openKnexIncidentStore } from './stores/knex/openKnexIncidentStore';
import { createDatabaseWakeups } from './wakeups/database/DatabaseWakeups';

export interface Assembled {
  readonly engine: Engine;
  readonly teller: Teller;
  /** Of the chat that a module brings. */
  readonly listening: Listening;
  readonly readAuthority: ReadAuthority;
  /** What happens next if nobody acts. */
  readonly outlookOf: (incident: Incident) => Outlook;
  readonly evidence: RunningEvidence;
  /** Who accounts of the chat are. */
  readonly chatIdentities: ChatIdentities;
  readonly store: IncidentStore;
  readonly sources: readonly AlertSource[];
  /** Takes what the chat sends by HTTP, where it does. */
  readonly chatReceiver?: AssembledChat['receiver'];
  /** What this replica knows to be wrong with the chat, in one sentence each. */
  readonly chatProblems: () => readonly string[];
  readonly health: () => Promise<Health>;
  readonly live: () => Promise<Health>;
  readonly readPageComponents: ReadPageComponents;
  /** Absent where a module serves the war room. */
  readonly readRoom?: (roomId: string) => Promise<RoomView | undefined>;
  /** Absent where a module serves the status page. */
  readonly renderPublicStatusPage?: () => Promise<string>;
  readonly publicStatusJson?: () => Promise<unknown>;
}

export interface AssembleDeps {
  readonly config: IncidentResponseConfig;
  /** Told of each later configuration; secrets are taken over from it, nothing else. */
  readonly onConfig: (
    listener: (config: IncidentResponseConfig) => void,
  ) => void;
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly metrics: Metrics;
  readonly audit: Audit;
  /** What modules bring. */
  readonly offers: Offers;
  /** Default: where Slack is configured, its client is imported. */
  readonly loadSlack?: LoadSlack;
  /** Address of the public status page. */
  readonly statusPageUrl: string;
  /** Hands events on to other plugins. */
  readonly events: Pick<EventsService, 'publish'>;
  /** Tells responders that they are called; must not throw. */
  readonly notify: (notification: RoomNotification) => void;
  /** Hints pages that an incident changed; must not throw. */
  readonly signal: (hint: Hint) => void;
}

/** Whether it is time to verify all ledgers; the first look is as long after the start. */
const LOOK_EVERY_MS = 60_000;
/** Between two ledgers: people's work goes first. */
const PACE_MS = 50;

/** The only place that knows which implementation serves which port. */
export async function assemble(deps: AssembleDeps): Promise<Assembled> {
  const { config, database, logger, metrics } = deps;
  const store = await openKnexIncidentStore({ database, logger });
  const knex = await database.getClient();
  const timing = timingOf(config, dialectOf(knex));
  const report = createEngineReport(logger, metrics);
  const offered = await takeOffers(deps.offers, alertSources(deps));
  offered.fallbacks.forEach(sentence => logger.error(sentence));
  const builtinPage = createBuiltinStatusPage({
    knex,
    page: config.statusPage.page,
    title: config.statusPage.title,
    baseUrl: deps.statusPageUrl,
    components: [],
  });
  const statusPage = offered.statusPage ?? builtinPage;
  const builtinChat = createBuiltinChat({
    knex,
    baseUrl: config.baseUrl,
    notify: deps.notify,
  });
  const keyring = await openKeyring(deps);
  const evidence = createEvidence({
    store,
    states: createKnexStateStore(knex),
    keyring,
    clock: systemClock,
    owner: `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
    verifyEveryMs: config.verifyEveryMs * config.timingScale,
    lookEveryMs: LOOK_EVERY_MS * config.timingScale,
    paceMs: PACE_MS,
    tellAnchor: ({ incidentId, seq, line }) =>
      deps.audit.accepted({
        eventId: 'ledger-anchor',
        incidentId,
        seq,
        door: 'engine',
        anchor: line,
      }),
    ledgerVerified: result => metrics.ledgerVerified(result),
    retention: assembleRetention(deps),
    report,
  });
  const groups = assembleGroups(deps, report);
  const chatIdentities = createChatIdentities({
    ...deps,
    pins: createChatPins(createKnexStateStore(knex)),
    trustedLocations: config.authority.trustedLocations,
    monotonic: systemClock.monotonic,
  });
  const own = offered.chat
    ? { chat: offered.chat, problems: () => [] }
    : await assembleChat(deps, builtinChat);
  const { chat } = own;
  const pager = offered.pager ?? assemblePager(deps);
  const settings = settingsOf(config, timing, {
    chat,
    pager,
    statusPage,
    drillPage: builtinPage,
  });
  const engine = createEngine({
    store,
    plans: createKnexPlanStore(knex),
    wakeups: createDatabaseWakeups({
      store,
      timing,
      onError: error =>
        report.error('Looking for what is due failed; trying again.', error),
    }),
    chat,
    statusPage,
    drillPage: builtinPage,
    tracker:
      offered.tracker ??
      createBuiltinTracker({ knex, baseUrl: config.baseUrl }),
    writer: offered.writer ?? createTemplateWriter(),
    people:
      offered.people ??
      createCatalogPeople({ catalog: deps.catalog, auth: deps.auth }),
    facts: offered.facts,
    ...(pager && { pager }),
    accounts: chatIdentities,
    conducts: config.roles.includes('conductor'),
    settings,
    groups,
    timing,
    keys: keyring.heads,
    anchorLine: evidence.anchorLine,
    opens: config.severity.opens,
    alertRules: {
      groupByEntity: config.alerts.groupByEntity,
      storm: config.alerts.storm,
      installedAt: await store.installedAt(systemClock.now().getTime()),
    },
    clock: systemClock,
    report,
  });
  const listening = createListening({
    chat,
    door: assembleChatDoor(deps, {
      store,
      groups,
      identities: chatIdentities,
      service: engine.service,
    }),
    sleep: systemClock.sleep,
    onError: (sentence, error) => report.error(sentence, error),
  });
  const chatProblems = () => [...listening.problems(), ...own.problems()];
  const teller = assembleTeller({
    ...deps,
    store,
    knex,
    pollMs: timing.pollMs,
    paceMs: engine.paceMs,
  });
  assembleListeners(deps, {
    commits: engine.commits,
    groups,
    settings,
    evidence,
    teller,
  });
  return {
    engine,
    outlookOf: incident => outlookOf(incident, settings, systemClock.now()),
    readAuthority: createReadAuthority({
      groups,
      settings,
      now: systemClock.now,
    }),
    evidence,
    chatIdentities,
    teller,
    listening,
    store,
    chatProblems,
    sources: offered.alertSources,
    ...('receiver' in own && own.receiver && { chatReceiver: own.receiver }),
    live: createLiveness({
      store,
      conductor: engine.conductor,
      clock: systemClock,
    }),
    health: createHealth({
      store,
      conductor: engine.conductor,
      approverProblems: () => approverProblems(groups, config.authority),
      roles: config.roles,
      evidence: evidence.summary,
      fallbacks: offered.fallbacks,
      outside: () => [...teller.problems(), ...chatProblems()],
      clock: systemClock,
    }),
    readPageComponents: createPageComponents({
      statusPage,
      deadlineMs: timing.callDeadlineMs,
      clock: systemClock,
    }),
    ...(!offered.chat && { readRoom: roomId => builtinChat.readRoom(roomId) }),
    ...(!offered.statusPage && {
      renderPublicStatusPage: () => builtinPage.renderPublicStatusPage(),
      publicStatusJson: () => builtinPage.publicStatusJson(),
    }),
  };
}
