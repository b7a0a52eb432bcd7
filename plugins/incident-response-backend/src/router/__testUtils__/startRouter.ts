import {
  coreServices,
  createBackendPlugin,
  type AuditorService,
  type BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type DefinitivePolicyDecision,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { incidentResponsePermissions } from '@incident-response/backstage-plugin-incident-response-common';
import {
  incidentResourceRef,
  incidentRules,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { Router } from 'express';
import {
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
} from '../../contract/__testUtils__/testDatabase';
import { DEFAULT_AUTHORITY } from '../../domain/AuthoritySettings';
import { createChatPins } from '../../doors/chatPins';
import { systemClock } from '../../engine/Clock';
import { createCommits } from '../../engine/Commits';
import { createIncidentService } from '../../engine/createIncidentService';
import { createInflow } from '../../engine/Inflow';
import { createLedgers } from '../../engine/Ledgers';
import { NO_GROUPS } from '../../engine/noGroups';
import { createReadAuthority } from '../../engine/readAuthority';
import { createLedgerWriter } from '../../engine/LedgerWriter';
import { createEvidence } from '../../evidence/createEvidence';
import { signingKeys } from '../../evidence/__testUtils__/keys';
import { createAudit } from '../../observability/createAudit';
import { noMetrics } from '../../observability/Metrics';
import { createKnexStateStore } from '../../stores/knex/createKnexStateStore';
import { openKnexIncidentStore } from '../../stores/knex/openKnexIncidentStore';
import { createResourceLoader } from '../authorize';
import {
  createRouter,
  UNAUTHENTICATED_PATHS,
  type RouterDeps,
} from '../createRouter';
import { outlookOf } from '../../domain/outlookOf';
import { DEFAULT_REMINDERS } from '../../domain/ReminderSettings';

export const ADA = 'user:default/ada';
export const BEN = 'user:default/ben';

/** What the permission policy answers, by the permission's name. */
export type Policy = (
  permission: string,
  credentials: BackstageCredentials,
) => PolicyDecision;

const allowAll: Policy = () => ({ result: AuthorizeResult.ALLOW });

const settings = {
  reminders: DEFAULT_REMINDERS,
  archiveAfterMs: 1_000,
  sweepGraceMs: 60_000,
  page: 'public',
  targets: ['built-in'],
  appUrl: 'http://localhost:3000',
  authority: DEFAULT_AUTHORITY,
};

/** The real engine without its conductor: nothing happens that nobody asked for. */
async function createEngine(onStoreCall?: (method: string) => void) {
  const database = await createSqliteDatabase();
  const knex = database.connect();
  const opened = await openKnexIncidentStore({
    database: databaseServiceOf(knex),
    logger: quietLogger,
  });
  const store = new Proxy(opened, {
    get: (target, method) => {
      onStoreCall?.(String(method));
      return Reflect.get(target, method);
    },
  });
  const keys = { current: 'k1', keys: { k1: Buffer.alloc(32, 1) } };
  const commits = createCommits(error => {
    throw error;
  });
  const ledgers = createLedgers(store, keys);
  const parts = { store, ledgers, commits, clock: systemClock, keys, settings };
  const writer = createLedgerWriter({ ...parts, committed: commits.tell });
  const pins = createChatPins(createKnexStateStore(knex));
  const service = createIncidentService({
    ...parts,
    writer,
    opens: ['P1', 'P2'],
    inflow: createInflow(systemClock),
    wake: () => {},
    accounts: pins,
  });
  const evidence = createEvidence({
    store,
    states: createKnexStateStore(knex),
    keyring: { heads: keys, signing: signingKeys(), rotate: () => [] },
    clock: systemClock,
    owner: 'test',
    verifyEveryMs: 60_000,
    lookEveryMs: 60_000,
    paceMs: 0,
    tellAnchor: () => {},
    ledgerVerified: () => {},
    report: { error: () => {} },
  });
  return { database, knex, store, writer, service, evidence, pins };
}

/** The plugin's HTTP edge in a real Backstage backend, on a real SQLite store. */
export async function startRouter(options: {
  readonly deps?: Partial<RouterDeps>;
  readonly policy?: () => Policy;
  readonly auditor?: AuditorService;
  /** Told of everything that is asked of the store. */
  readonly onStoreCall?: (method: string) => void;
}) {
  const engine = await createEngine(options.onStoreCall);
  const policy: Policy = (...asked) =>
    (options.policy?.() ?? allowAll)(...asked);
  const audit = createAudit(
    options.auditor ?? mockServices.auditor.mock(),
    quietLogger,
  );

  const served: Router[] = [];
  const plugin = createBackendPlugin({
    pluginId: 'incident-response',
    register: env =>
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
        },
        async init(services) {
          services.permissionsRegistry.addResourceType({
            resourceRef: incidentResourceRef,
            permissions: incidentResponsePermissions,
            rules: Object.values(incidentRules),
            getResources: createResourceLoader(engine.store),
          });
          const { router } = createRouter({
            ...services,
            service: engine.service,
            evidence: engine.evidence,
            store: engine.store,
            sources: [],
            logger: quietLogger,
            metrics: noMetrics,
            audit,
            outlookOf: incident => outlookOf(incident, settings, new Date()),
            readAuthority: createReadAuthority({
              groups: NO_GROUPS,
              settings,
              now: () => new Date(),
            }),
            chatIdentities: engine.pins,
            readPageComponents: async () => ({ page: 'none', components: [] }),
            chatProblems: () => [],
            health: () => ({ status: 'ok', problems: [] }),
            live: () => ({ status: 'ok', problems: [] }),
            drillsEnabled: true,
            restriction: { readers: [], ownershipOf: async () => [] },
            now: () => new Date(),
            validateResponses: true,
            ...options.deps,
          });
          services.httpRouter.use(router);
          served.push(router);
          UNAUTHENTICATED_PATHS.forEach(path =>
            services.httpRouter.addAuthPolicy({
              path,
              allow: 'unauthenticated',
            }),
          );
        },
      }),
  });

  const backend = await startTestBackend({
    features: [
      plugin,
      mockServices.rootLogger.factory({ level: 'none' }),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      mockServices.permissions.mock({
        authorize: async (requests, { credentials }) =>
          requests.map(
            ({ permission }) =>
              policy(permission.name, credentials) as DefinitivePolicyDecision,
          ),
        authorizeConditional: async (requests, { credentials }) =>
          requests.map(({ permission }) =>
            policy(permission.name, credentials),
          ),
      }).factory,
    ],
  });

  return {
    ...engine,
    server: backend.server,
    routers: served,
    stop: async () => {
      await backend.stop();
      await engine.database.remove();
    },
  };
}

export const as = {
  user: (entityRef: string) => ({
    authorization: mockCredentials.user.header(entityRef),
  }),
  service: { authorization: mockCredentials.service.header() },
  /** Somebody else's program with the user's identity. */
  onBehalfOf: (entityRef: string) => ({
    authorization: `Bearer ${mockCredentials.user.token(entityRef, {
      actor: { subject: 'plugin:mcp-actions' },
    })}`,
  }),
};

export const api = (path: string) => `/api/incident-response${path}`;
