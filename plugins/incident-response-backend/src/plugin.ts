import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { incidentResponsePermissions } from '@incident-response/backstage-plugin-incident-response-common';
import {
  incidentResourceRef,
  incidentResponseAlertSourcesExtensionPoint,
  incidentResponseChatExtensionPoint,
  incidentResponseFactsExtensionPoint,
  incidentResponsePagerExtensionPoint,
  incidentResponsePeopleExtensionPoint,
  incidentResponseStatusPageExtensionPoint,
  incidentResponseTrackerExtensionPoint,
  incidentResponseWriterExtensionPoint,
  incidentRules,
} from '@incident-response/backstage-plugin-incident-response-node';
import { systemClock } from './engine/Clock';
import {
  ConflictingModules,
  createModuleSlots,
} from './modules/createModuleSlots';
import { createMetrics } from './observability/createMetrics';
import { createHints } from './observability/hints';
import { openPlugin, type OpenDeps } from './openPlugin';
import { createResourceLoader } from './router/authorize';
import { UNAUTHENTICATED_PATHS } from './router/createRouter';
import { createGuardedStart } from './startup/createGuardedStart';
import type { IncidentStore } from './stores/IncidentStore';

/** The plugin; `parts` are what a test brings where the host's own way does not work. */
export const createPlugin = (parts: Pick<OpenDeps, 'loadSlack'> = {}) =>
  createBackendPlugin({
    pluginId: 'incident-response',
    register(env) {
      const slots = createModuleSlots();
      env.registerExtensionPoint(
        incidentResponseAlertSourcesExtensionPoint,
        slots.alertSources,
      );
      env.registerExtensionPoint(
        incidentResponseFactsExtensionPoint,
        slots.facts,
      );
      env.registerExtensionPoint(
        incidentResponsePeopleExtensionPoint,
        slots.people,
      );
      env.registerExtensionPoint(
        incidentResponseChatExtensionPoint,
        slots.chat,
      );
      env.registerExtensionPoint(
        incidentResponseStatusPageExtensionPoint,
        slots.statusPage,
      );
      env.registerExtensionPoint(
        incidentResponseTrackerExtensionPoint,
        slots.tracker,
      );
      env.registerExtensionPoint(
        incidentResponseWriterExtensionPoint,
        slots.writer,
      );
      env.registerExtensionPoint(
        incidentResponsePagerExtensionPoint,
        slots.pager,
      );
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          discovery: coreServices.discovery,
          events: eventsServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
          metricsService: metricsServiceRef,
          notifications: notificationService,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          rootLifecycle: coreServices.rootLifecycle,
          signals: signalsServiceRef,
          userInfo: coreServices.userInfo,
        },
        async init(deps) {
          const { logger, httpRouter, permissionsRegistry } = deps;
          let known: IncidentStore | undefined;
          permissionsRegistry.addResourceType({
            resourceRef: incidentResourceRef,
            permissions: incidentResponsePermissions,
            rules: Object.values(incidentRules),
            getResources: async ids => {
              if (!known)
                throw new ServiceUnavailableError(
                  'Incidents cannot be read before the incident response plugin has started.',
                );
              return createResourceLoader(known)(ids);
            },
          });
          const hints = createHints(deps);
          const metrics = createMetrics(deps.metricsService, logger);
          const guard = createGuardedStart({
            open: async () =>
              openPlugin({
                ...deps,
                ...hints,
                ...parts,
                offers: slots.offers(),
                metrics,
                opened: store => {
                  known = store;
                },
              }),
            isForGood: error =>
              error instanceof InputError ||
              error instanceof ConflictingModules,
            logger,
            sleep: systemClock.sleep,
          });
          httpRouter.use(guard.router);
          for (const path of UNAUTHENTICATED_PATHS)
            httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
          await guard.begin();
          deps.lifecycle.addStartupHook(guard.up);
          // Before the database is let go of.
          deps.rootLifecycle.addBeforeShutdownHook(guard.stop);
        },
      });
    },
  });

/**
 * Incident response: doors, ledger, conductor and approval gate.
 *
 * @public
 */
export const incidentResponsePlugin = createPlugin();
