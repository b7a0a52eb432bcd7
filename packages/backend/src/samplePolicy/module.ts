import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { SamplePolicy } from './samplePolicy';

/** Add it in place of the allow-all policy: `backend.add(samplePolicyModule)`. */
export const samplePolicyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'sample-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(new SamplePolicy());
      },
    });
  },
});
