import type {
  BackstageCredentials,
  BackstageServicePrincipal,
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

/** Whoever asks, as evidence names them: a person, a program for a person, or a service. */
export function callerOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as
    | Partial<BackstageUserPrincipal>
    | Partial<BackstageServicePrincipal>;
  if (principal.type === 'service') return principal.subject ?? 'a service';
  if (principal.type !== 'user' || !principal.userEntityRef) return 'unknown';
  const { userEntityRef, actor } = principal;
  return actor ? `${userEntityRef} through ${actor.subject}` : userEntityRef;
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
