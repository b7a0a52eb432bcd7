import type {
  AuthService,
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  Health,
  IncidentSignal,
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
import { createGrafanaOncallSource } from './adapters/grafana-oncall';
import type { IncidentResponseConfig } from './config/IncidentResponseConfig';
import type { HeadKeys } from './domain/ledger';
import type { Settings } from './domain/Settings';
import { systemClock } from './engine/Clock';
import { createEngine, type Engine } from './engine/createEngine';
import { createHealth } from './engine/health';
import {
  createPageComponents,
  type ReadPageComponents,
} from './engine/pageComponents';
import { DEFAULT_TIMING, scaleTiming, type Timing } from './engine/Timing';
import { createEngineReport } from './observability/createEngineReport';
import type { Metrics } from './observability/Metrics';
import { countPublications } from './observability/countPublications';
import { createCatalogPeople } from './ownership/createCatalogPeople';
import type { IncidentStore } from './stores/IncidentStore';
import { dialectOf, type Dialect } from './stores/knex/dialect';
import { developmentKey } from './stores/knex/developmentKey';
import { openKnexIncidentStore } from './stores/knex/openKnexIncidentStore';
import { createDatabaseWakeups } from './wakeups/database/DatabaseWakeups';

export interface Assembled {
  readonly engine: Engine;
  readonly store: IncidentStore;
  readonly sources: readonly AlertSource[];
  readonly health: () => Promise<Health>;
  readonly readPageComponents: ReadPageComponents;
  readonly readRoom: (roomId: string) => Promise<RoomView | undefined>;
  readonly renderPublicStatusPage: () => Promise<string>;
  readonly publicStatusJson: () => Promise<unknown>;
}

export interface AssembleDeps {
  readonly config: IncidentResponseConfig;
  readonly database: DatabaseService;
  readonly logger: LoggerService;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly metrics: Metrics;
  /** Address of the public status page. */
  readonly statusPageUrl: string;
  /** Tells responders that they are called; must not throw. */
  readonly notify: (notification: RoomNotification) => void;
  /** Hints pages that an incident changed; must not throw. */
  readonly signal: (signal: IncidentSignal) => void;
}

async function headKeys(deps: AssembleDeps): Promise<HeadKeys> {
  const configured = deps.config.ledgerKeys;
  const keys =
    configured.length > 0
      ? configured
      : [await developmentKey(await deps.database.getClient())];
  if (configured.length === 0)
    deps.logger.warn(
      'Ledger heads are signed with a development key that is kept in the same database. Set incidentResponse.ledger.keys before you rely on it.',
    );
  return {
    current: keys[0].id,
    keys: Object.fromEntries(
      keys.map(({ id, secret }) => [id, Buffer.from(secret, 'utf8')]),
    ),
  };
}

function alertSources(config: IncidentResponseConfig): readonly AlertSource[] {
  const { grafanaOncall } = config.sources;
  return grafanaOncall
    ? [
        createGrafanaOncallSource({
          authentication: grafanaOncall,
          severity: config.severity,
          entityLabels: config.entityLabels,
        }),
      ]
    : [];
}

/** SQLite has one process: whoever claimed before is gone, and only its last call is waited for. */
function timingOf(config: IncidentResponseConfig, dialect: Dialect): Timing {
  const { callDeadlineMs, settleMs, claimLeaseMs } = DEFAULT_TIMING;
  return scaleTiming(
    {
      ...DEFAULT_TIMING,
      nudgeEveryMs: config.remindersEveryMs,
      claimLeaseMs:
        dialect === 'sqlite' ? callDeadlineMs + settleMs : claimLeaseMs,
    },
    config.timingScale,
  );
}

/** The only place that knows which implementation serves which port. */
export async function assemble(deps: AssembleDeps): Promise<Assembled> {
  const { config, database, logger, metrics } = deps;
  const store = await openKnexIncidentStore({ database, logger });
  const knex = await database.getClient();
  const timing = timingOf(config, dialectOf(knex));
  const report = createEngineReport(logger, metrics);
  const statusPage = createBuiltinStatusPage({
    knex,
    page: config.statusPage.page,
    title: config.statusPage.title,
    baseUrl: deps.statusPageUrl,
    components: [],
  });
  const settings: Settings = {
    nudgeEveryMs: timing.nudgeEveryMs,
    archiveAfterMs: config.archiveAfterMs * config.timingScale,
    sweepGraceMs: timing.sweepGraceMs,
    page: statusPage.page,
    targets: statusPage.targets,
    appUrl: config.baseUrl,
  };
  const chat = createBuiltinChat({
    knex,
    baseUrl: config.baseUrl,
    notify: deps.notify,
  });
  const engine = createEngine({
    store,
    wakeups: createDatabaseWakeups({
      store,
      timing,
      onError: error =>
        report.error('Looking for what is due failed; trying again.', error),
    }),
    chat,
    statusPage,
    tracker: createBuiltinTracker({ knex, baseUrl: config.baseUrl }),
    writer: createTemplateWriter(),
    people: createCatalogPeople({ catalog: deps.catalog, auth: deps.auth }),
    facts: [],
    settings,
    timing,
    keys: await headKeys(deps),
    opens: config.severity.opens,
    clock: systemClock,
    report,
  });
  engine.commits.listen((incident, events) =>
    countPublications(metrics, incident, events),
  );
  engine.commits.listen(({ id, seq }) => deps.signal({ incidentId: id, seq }));
  return {
    engine,
    store,
    sources: alertSources(config),
    health: createHealth({
      store,
      conductor: engine.conductor,
      clock: systemClock,
    }),
    readPageComponents: createPageComponents({
      statusPage,
      deadlineMs: timing.callDeadlineMs,
      clock: systemClock,
    }),
    readRoom: roomId => chat.readRoom(roomId),
    renderPublicStatusPage: () => statusPage.renderPublicStatusPage(),
    publicStatusJson: () => statusPage.publicStatusJson(),
  };
}
