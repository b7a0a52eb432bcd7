import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { callerOf, personOf, requirePerson } from './person';

const ADA = 'user:default/ada';
const user = mockCredentials.user(ADA);
const program = mockCredentials.user(ADA, {
  actor: { subject: 'plugin:mcp-actions' },
});
const service = mockCredentials.service('plugin:catalog');
const nobody = mockCredentials.none();
/** A principal that says less than Backstage promises. */
const unnamed = {
  ...nobody,
  principal: { type: 'user' },
} as unknown as BackstageCredentials<BackstageUserPrincipal>;
/** A service that also carries the name of a user. */
const posing = {
  ...nobody,
  principal: { type: 'service', userEntityRef: ADA },
} as unknown as BackstageCredentials<BackstageUserPrincipal>;
/** Nobody who carries the name of a user. */
const pretending = {
  ...nobody,
  principal: { type: 'none', userEntityRef: ADA },
} as unknown as BackstageCredentials<BackstageUserPrincipal>;

describe('the person behind a request', () => {
  it('is the user who sent it', () => {
    const person = { kind: 'person', entityRef: ADA, door: 'console' };
    expect(personOf(user)).toEqual(person);
    expect(requirePerson(user)).toEqual(person);
  });

  it('is nobody where a program acts for the user', () => {
    expect(personOf(program)).toBeUndefined();
    expect(() => requirePerson(program)).toThrow(
      'plugin:mcp-actions acts on behalf of user:default/ada, and nobody decides on behalf of a person. Sign in and do it yourself.',
    );
  });

  it.each([
    ['a service', service],
    ['a service with the name of a user', posing],
    ['a user without a name', unnamed],
    ['nobody', nobody],
    ['nobody with the name of a user', pretending],
  ])('is nobody where %s asks', (_, credentials) => {
    expect(personOf(credentials)).toBeUndefined();
    expect(() =>
      requirePerson(
        credentials as BackstageCredentials<BackstageUserPrincipal>,
      ),
    ).toThrow('Sign in as a person to do this.');
  });
});

describe('whoever asks', () => {
  it.each([
    ['a person by their name', user, ADA],
    [
      'a program with whom it acts for',
      program,
      `${ADA} through plugin:mcp-actions`,
    ],
    ['a service by its name', service, 'plugin:catalog'],
    ['a service that has none as such', posing, 'a service'],
    ['a user without a name as unknown', unnamed, 'unknown'],
    ['nobody as unknown', nobody, 'unknown'],
    ['nobody with the name of a user as unknown', pretending, 'unknown'],
  ])('is named in evidence: %s', (_, credentials, name) => {
    expect(callerOf(credentials)).toBe(name);
  });
});
