import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { RootConfigService } from '@backstage/backend-plugin-api';

/** Somebody the sign-in page offers: full entity ref and name to show. */
export type Persona = { user: string; title: string };

/**
 * The people somebody may sign in as.
 *
 * @throws Error naming the key, when demo people are configured in production or are no users.
 */
export function readPersonas(config: RootConfigService): Persona[] {
  const entries = config.getOptionalConfigArray('demo.personas') ?? [];
  if (entries.length === 0) return [];
  if (config.getOptionalString('auth.environment') === 'production') {
    throw new Error(
      "demo.personas must be empty where auth.environment is 'production': demo sign-in asks for no password. Remove the demo section and configure a real auth provider.",
    );
  }
  return entries.map((entry, index) => {
    const written = entry.getString('user');
    const ref = parseEntityRef(written, {
      defaultKind: 'user',
      defaultNamespace: 'default',
    });
    if (ref.kind.toLocaleLowerCase('en-US') !== 'user') {
      throw new Error(
        `demo.personas[${index}].user is '${written}', which is no user: write for example user:default/ada.moreau.`,
      );
    }
    return { user: stringifyEntityRef(ref), title: entry.getString('title') };
  });
}
