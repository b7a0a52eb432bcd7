import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import {
  createBuiltinChat,
  createBuiltinStatusPage,
  createBuiltinTracker,
  createTemplateWriter,
} from '../../adapters/builtin';
import { databaseServiceOf } from '../../contract/__testUtils__/testDatabase';
import { DEFAULT_AUTHORITY } from '../../domain/AuthoritySettings';
import { DEFAULT_REMINDERS } from '../../domain/ReminderSettings';
import type { Settings } from '../../domain/Settings';
import { createCatalogPeople } from '../../ownership/createCatalogPeople';
import { createKnexPlanStore } from '../../stores/knex/createKnexPlanStore';
import { openKnexIncidentStore } from '../../stores/knex/openKnexIncidentStore';
import { createDatabaseWakeups } from '../../wakeups/database/DatabaseWakeups';
import { systemClock } from '../Clock';
import { createEngine, type EngineDeps } from '../createEngine';
import { DEFAULT_TIMING, scaleTiming, type Timing } from '../Timing';
import type { Knex } from 'knex';

export const KEYS = { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } };

/** The protocol a hundred times as fast. */
export const FAST: Timing = {
  ...scaleTiming(DEFAULT_TIMING, 0.01),
  callDeadlineMs: 2_000,
  // A busy machine is no suspension.
  claimValidMs: 20_000,
  claimLeaseMs: 45_000,
};

const relation = (type: string, targetRef: string) => ({ type, targetRef });

/** A service with one owner who can be reached and one who cannot. */
export const ORGANISATION: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'checkout',
      namespace: 'default',
      annotations: {
        'incident-response.io/status-page-component': 'checkout',
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
    relations: [relation('ownedBy', 'group:default/payments')],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'payments', namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [
      relation('hasMember', 'user:default/ada'),
      relation('hasMember', 'user:default/ben'),
    ],
  },
  ...['ada', 'ben'].map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { email: `${name}@example.org`, displayName: name } },
    relations: [relation('memberOf', 'group:default/payments')],
  })),
];

export async function startEngine(
  knex: Knex,
  change: (deps: EngineDeps) => EngineDeps = deps => deps,
  timing: Timing = FAST,
) {
  const logger = mockServices.logger.mock();
  const store = await openKnexIncidentStore({
    database: databaseServiceOf(knex),
    logger,
  });
  const statusPage = createBuiltinStatusPage({
    knex,
    page: 'public',
    title: 'Status',
    baseUrl: 'http://localhost/public/status',
    components: [],
  });
  const settings: Settings = {
    reminders: DEFAULT_REMINDERS,
    archiveAfterMs: 1,
    sweepGraceMs: timing.sweepGraceMs,
    page: statusPage.page,
    targets: statusPage.targets,
    appUrl: 'http://localhost:3000',
    authority: DEFAULT_AUTHORITY,
  };
  const errors: string[] = [];
  const engine = createEngine(
    change({
      store,
      plans: createKnexPlanStore(knex),
      wakeups: createDatabaseWakeups({
        store,
        timing,
        onError: error => errors.push(String(error)),
      }),
      chat: createBuiltinChat({ knex, baseUrl: settings.appUrl }),
      statusPage,
      tracker: createBuiltinTracker({ knex, baseUrl: settings.appUrl }),
      writer: createTemplateWriter(),
      people: createCatalogPeople({
        catalog: catalogServiceMock({ entities: ORGANISATION }),
        auth: mockServices.auth(),
      }),
      facts: [],
      settings,
      timing,
      keys: KEYS,
      opens: ['P1', 'P2'],
      clock: systemClock,
      report: {
        error: (message, error) => errors.push(`${message} ${error}`),
        effectDone: () => {},
        effectFailed: () => {},
        passFailed: () => {},
      },
    }),
  );
  await engine.start();

  /** The incident, once it is as it should be. */
  async function until(
    incidentId: string,
    isSo: (incident: Incident) => boolean,
  ): Promise<Incident> {
    const patience = AbortSignal.timeout(20_000);
    for (;;) {
      const incident = await engine.service.get(incidentId);
      if (isSo(incident)) return incident;
      if (patience.aborted)
        throw new Error(
          `It never came to that: ${JSON.stringify(
            { ...incident, firstAlert: undefined },
            null,
            1,
          )} ${errors.join('\n')}`,
        );
      await engine.service.waitForChange(
        incidentId,
        incident.seq,
        2_000,
        patience,
      );
    }
  }

  return { engine, service: engine.service, store, errors, until };
}
