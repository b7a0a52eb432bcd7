import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createDemoAuthenticator } from './authenticator';
import { readPersonas, type Persona } from './personas';

/**
 * Sign-in without a password, as one of the people named under `demo.personas`.
 * Only for a demonstration: it refuses to start where `auth.environment` is `production`.
 */
export const demoSignInModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-sign-in',
  register(env) {
    env.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        const personas = readPersonas(config);
        if (personas.length === 0) return;
        const names = personas.map(({ title }) => title).join(', ');
        logger.warn(
          `Demo sign-in is on: anybody who reaches this backend may sign in as ${names}`,
        );
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory<Persona>({
            authenticator: createDemoAuthenticator(personas),
            signInResolver: ({ result }, ctx) =>
              ctx.signInWithCatalogUser({ entityRef: result.user }),
          }),
        });
      },
    });
  },
});
