import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  incidentResponseAlertSourcesExtensionPoint,
  incidentResponseStatusPageExtensionPoint,
} from '@incident-response/backstage-plugin-incident-response-node';
import { createFileStatusPage } from './createFileStatusPage';
import { createSignedJsonSource } from './createSignedJsonSource';

const FROM = 'example';

/**
 * Publishes into plain files, and takes signed JSON as alerts; each where it is configured.
 *
 * @public
 */
export const incidentResponseModuleExample = createBackendModule({
  pluginId: 'incident-response',
  moduleId: 'example',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        alertSources: incidentResponseAlertSourcesExtensionPoint,
        statusPage: incidentResponseStatusPageExtensionPoint,
      },
      async init({ config, alertSources, statusPage }) {
        const own = config.getOptionalConfig('incidentResponse.example');
        const directory = own?.getOptionalString('statusPageDirectory');
        const secret = own?.getOptionalString('alertSecret');
        if (directory !== undefined)
          statusPage.setStatusPage({
            from: FROM,
            create: () => createFileStatusPage({ directory }),
          });
        if (secret !== undefined)
          alertSources.addAlertSource({
            from: FROM,
            create: () => createSignedJsonSource({ secret }),
          });
      },
    });
  },
});
