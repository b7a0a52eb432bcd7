import type {
  AuditorService,
  DiscoveryService,
  HttpAuthService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { assemble, type AssembleDeps } from './assemble';
import { followConfig } from './config/followConfig';
import { refuseGuests } from './modules/refuseGuests';
import { createAudit } from './observability/createAudit';
import { reasonOf } from './observability/reasonOf';
import { createRouter } from './router/createRouter';
import type { Running } from './startup/createGuardedStart';
import type { IncidentStore } from './stores/IncidentStore';

export interface OpenDeps
  extends Omit<
    AssembleDeps,
    'statusPageUrl' | 'audit' | 'config' | 'onConfig'
  > {
  readonly config: Config;
  readonly auditor: AuditorService;
  readonly discovery: DiscoveryService;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly userInfo: UserInfoService;
  /** Told of the store as soon as there is one. */
  readonly opened: (store: IncidentStore) => void;
}

/** Assembles the plugin and puts its routes before it. */
export async function openPlugin(deps: OpenDeps): Promise<Running> {
  const { logger } = deps;
  refuseGuests(deps.config, deps.offers);
  const followed = followConfig(deps.config, error =>
    logger.error(
      `The changed configuration is not used, what was read before goes on: ${reasonOf(
        error,
      )}`,
    ),
  );
  const config = followed.atStart;
  const audit = createAudit(deps.auditor, logger);
  const externalUrl = await deps.discovery.getExternalBaseUrl(
    'incident-response',
  );
  const assembled = await assemble({
    ...deps,
    config,
    onConfig: followed.onChange,
    audit,
    statusPageUrl: `${externalUrl}/public/status`,
  }).catch(error => {
    followed.stop();
    throw error;
  });
  const { engine, evidence, listening, store, teller } = assembled;
  deps.opened(store);
  const { router, close } = createRouter({
    ...deps,
    ...assembled,
    service: engine.service,
    audit,
    takesAlerts: config.roles.includes('ingest'),
    drillsEnabled: config.drills.enabled,
    restriction: {
      readers: config.restrictedReaders,
      ownershipOf: async credentials =>
        (await deps.userInfo.getUserInfo(credentials)).ownershipEntityRefs,
    },
    now: () => new Date(),
  });
  return {
    router,
    start: async () => {
      if (config.roles.includes('chat')) listening.start();
      await engine.start();
      if (!config.roles.includes('conductor')) return;
      evidence.start();
      teller.start();
    },
    stop: async () => {
      close();
      followed.stop();
      // Doors first: what comes in meanwhile is decided by nobody.
      await listening.stop();
      await Promise.all([engine.stop(), evidence.stop(), teller.stop()]);
    },
  };
}
