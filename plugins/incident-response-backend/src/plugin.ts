import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { incidentResponsePermissions } from '@incident-response/backstage-plugin-incident-response-common';
import {
  incidentResourceRef,
  incidentRules,
} from '@incident-response/backstage-plugin-incident-response-node';
import { assemble } from './assemble';
import { readConfig } from './config/readConfig';
import { allowedCommands } from './domain/allowedCommands';
import { eligibleApprovers } from './domain/authority';
import { createAudit } from './observability/createAudit';
import { createMetrics } from './observability/createMetrics';
import { createHints } from './observability/hints';
import { createResourceLoader } from './router/authorize';
import { createRouter, UNAUTHENTICATED_PATHS } from './router/createRouter';

/**
 * Incident response: doors, ledger, conductor and approval gate.
 *
 * @public
 */
export const incidentResponsePlugin = createBackendPlugin({
  pluginId: 'incident-response',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
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
      },
      async init(deps) {
        const { logger, httpRouter, permissionsRegistry } = deps;
        const config = readConfig(deps.config);
        const metrics = createMetrics(deps.metricsService, logger);
        const externalUrl = await deps.discovery.getExternalBaseUrl(
          'incident-response',
        );
        const assembled = await assemble({
          ...deps,
          config,
          metrics,
          statusPageUrl: `${externalUrl}/public/status`,
          ...createHints(deps),
        });
        const { engine, store } = assembled;
        permissionsRegistry.addResourceType({
          resourceRef: incidentResourceRef,
          permissions: incidentResponsePermissions,
          rules: Object.values(incidentRules),
          getResources: createResourceLoader(store),
        });
        const { router, close } = createRouter({
          ...deps,
          ...assembled,
          service: engine.service,
          metrics,
          audit: createAudit(deps.auditor, logger),
          allowedCommands,
          eligibleApprovers,
          drillsEnabled: config.drills.enabled,
          now: () => new Date(),
        });
        httpRouter.use(router);
        for (const path of UNAUTHENTICATED_PATHS)
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        deps.lifecycle.addStartupHook(() => engine.start());
        // Before the database is let go of.
        deps.rootLifecycle.addBeforeShutdownHook(async () => {
          close();
          await engine.stop();
        });
      },
    });
  },
});
