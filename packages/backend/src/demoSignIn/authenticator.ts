import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import type { Persona } from './personas';

/** Names the person to sign in as, by full entity ref. */
const PERSONA_HEADER = 'x-demo-persona';

/** Accepts exactly the configured people; a header keeps foreign pages' forms out. */
export function createDemoAuthenticator(personas: readonly Persona[]) {
  const choices = personas.map(persona => persona.user).join(', ');
  return createProxyAuthenticator<void, Persona, undefined>({
    defaultProfileTransform: async ({ title }) => ({
      profile: { displayName: title },
    }),
    initialize: () => undefined,
    async authenticate({ req }) {
      const wanted = req.header(PERSONA_HEADER);
      if (!wanted) {
        throw new AuthenticationError(
          `Demo sign-in needs the header ${PERSONA_HEADER} with one of: ${choices}`,
        );
      }
      const persona = personas.find(({ user }) => user === wanted);
      if (!persona) {
        throw new NotAllowedError(
          `'${wanted}' is not among demo.personas; choose one of: ${choices}`,
        );
      }
      return { result: persona };
    },
  });
}
