import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Person } from '@incident-response/backstage-plugin-incident-response-common';

/** The person a principal is, at the console; `undefined` for everybody who cannot decide. */
export function personOf(
  credentials: BackstageCredentials,
): Person | undefined {
  const principal = credentials.principal as Partial<BackstageUserPrincipal>;
  if (principal.type !== 'user' || !principal.userEntityRef) return undefined;
  if (principal.actor) return undefined;
  return {
    kind: 'person',
    entityRef: principal.userEntityRef,
    door: 'console',
  };
}

/**
 * The person behind a deciding request. Who acts on somebody's behalf never decides.
 *
 * @throws NotAllowedError
 */
export function requirePerson(
  credentials: BackstageCredentials<BackstageUserPrincipal>,
): Person {
  const { actor } = credentials.principal;
  if (actor) {
    throw new NotAllowedError(
      `${actor.subject} acts on behalf of ${credentials.principal.userEntityRef}, and nobody decides on behalf of a person. Sign in and do it yourself.`,
    );
  }
  const person = personOf(credentials);
  if (!person) throw new NotAllowedError('Sign in as a person to do this.');
  return person;
}
