import type {
  AlertContact,
  FoundPerson,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogReader } from './catalogReader';
import { emailOf, personOf } from './entityFacts';
import type { FoundPeople } from './findOwners';

interface Reachable {
  readonly email: string;
  readonly name?: string;
  readonly slackId?: string;
}

const CONTROL_CHARACTERS = /\p{Cc}/u;

function reachable(contacts: readonly AlertContact[]): readonly Reachable[] {
  const byEmail = new Map<string, Reachable>();
  for (const { email, name, slackId } of contacts) {
    const address = email?.trim().toLocaleLowerCase('en-US');
    if (!address?.includes('@') || CONTROL_CHARACTERS.test(address)) continue;
    if (!byEmail.has(address))
      byEmail.set(address, { email: address, name, slackId });
  }
  return [...byEmail.values()];
}

const knownByEmail = ({ email, name, slackId }: Reachable): FoundPerson => ({
  email,
  ...(name ? { name } : {}),
  ...(slackId ? { slackId } : {}),
  source: 'on-call',
});

/** Contacts as the source names them: what is left where the catalog cannot be asked. */
export function contactsAlone(
  contacts: readonly AlertContact[],
): readonly FoundPerson[] {
  return reachable(contacts).map(knownByEmail);
}

function join(contact: Reachable, users: readonly Entity[]) {
  const [user, ...others] = users.filter(u => emailOf(u) === contact.email);
  if (!user) return { person: knownByEmail(contact) };
  return others.length === 0
    ? {
        person: {
          ...personOf(user, 'on-call'),
          ...(contact.slackId ? { slackId: contact.slackId } : {}),
        },
      }
    : {
        person: knownByEmail(contact),
        gap: `${users.length} catalog users have the e-mail of somebody on call; which of them it is is not known.`,
      };
}

/** The people an alert source says are on call, with their catalog users where there is exactly one. */
export async function findContacts(
  catalog: CatalogReader,
  contacts: readonly AlertContact[],
): Promise<FoundPeople> {
  const named = reachable(contacts);
  if (contacts.length === 0) return { people: [], gaps: [] };
  const users =
    named.length === 0
      ? []
      : await catalog.matching({
          kind: 'User',
          'spec.profile.email': named.map(({ email }) => email),
        });
  const joined = named.map(contact => join(contact, users));
  const nameless = contacts.filter(({ email }) => !email?.includes('@'));
  return {
    people: joined.map(({ person }) => person),
    gaps: [
      ...joined.flatMap(({ gap }) => (gap ? [gap] : [])),
      ...nameless.map(
        ({ name }) =>
          `The alert names ${
            name ? `"${name}"` : 'somebody'
          } as on call without an e-mail; invite them by hand.`,
      ),
    ],
  };
}
