import {
  isChatOnlyRef,
  type Alert,
  type FoundPerson,
} from '@incident-response/backstage-plugin-incident-response-common';
import { ERASED_NAME } from '../../domain/fold/erased';
import type { PersonStore } from '../../stores/PersonStore';

interface Named {
  readonly email?: string;
  readonly name?: string;
  readonly entityRef?: string;
  readonly slackId?: string;
  readonly person?: string;
}

/** The same people with an id in the place of name and e-mail, which stay in the people table. */
async function withoutNames<T extends Named>(
  people: readonly T[],
  store: Pick<PersonStore, 'remember'>,
): Promise<
  readonly (Omit<T, 'name' | 'email' | 'slackId'> & { person?: string })[]
> {
  const reachable = people.flatMap(({ email, name, entityRef, slackId }) =>
    email
      ? [
          {
            email,
            ...(name && { name }),
            ...(entityRef && { entityRef }),
            ...(slackId && { slackId }),
          },
        ]
      : [],
  );
  const ids = reachable.length > 0 ? await store.remember(reachable) : [];
  let next = 0;
  return people.map(({ name: _name, slackId: _slackId, email, ...rest }) => {
    if (!email) return rest;
    const person = ids[next];
    next += 1;
    return { ...rest, person };
  });
}

/** The alert with ids instead of the names and e-mails of those it names. */
export async function withoutContacts(
  alert: Alert,
  store: Pick<PersonStore, 'remember'>,
): Promise<Alert> {
  if (alert.contacts.length === 0) return alert;
  return {
    ...alert,
    contacts: [...(await withoutNames(alert.contacts, store))],
  };
}

/** What the catalog found, as the ledger may hold it. */
export async function foundWithoutNames(
  people: readonly FoundPerson[],
  store: Pick<PersonStore, 'remember'>,
): Promise<readonly FoundPerson[]> {
  const nameless = await withoutNames(people, store);
  return nameless.map(person =>
    // Somebody without a name on the ledger is still somebody the catalog knows.
    person.entityRef ? { ...person, known: true as const } : person,
  );
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function idOf({
  person,
  entityRef,
}: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof person === 'string' && person.startsWith('person:')) return person;
  return typeof entityRef === 'string' && isChatOnlyRef(entityRef)
    ? entityRef
    : undefined;
}

/** Written by others: an id that stands there is nobody's. */
const FOREIGN: ReadonlySet<string> = new Set(['labels']);

function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) value.forEach(item => collect(item, ids));
  else if (isObject(value)) {
    const id = idOf(value);
    if (id) ids.add(id);
    for (const [key, item] of Object.entries(value))
      if (!FOREIGN.has(key)) collect(item, ids);
  }
}

function rename<T>(value: T, names: ReadonlyMap<string, object>): T {
  if (Array.isArray(value))
    return value.map(item => rename(item, names)) as T & unknown[];
  if (!isObject(value)) return value;
  const renamed = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      FOREIGN.has(key) ? item : rename(item, names),
    ]),
  );
  return { ...renamed, ...names.get(idOf(value) ?? '') } as T;
}

/**
 * A copy for people to read: wherever an id of a person stands, their name and e-mail stand beside it.
 *
 * @param forChat - with Slack's id as well
 */
export async function withNames<T>(
  value: T,
  store: Pick<PersonStore, 'read'>,
  forChat = false,
): Promise<T> {
  const ids = new Set<string>();
  collect(value, ids);
  if (ids.size === 0) return value;
  const records = await store.read([...ids]);
  return rename(
    value,
    new Map(
      records.map(({ personId, email, name, slackId, erased }) => [
        personId,
        erased
          ? { name: ERASED_NAME }
          : {
              ...(name && { name }),
              ...(email && { email }),
              ...(forChat && slackId && { slackId }),
            },
      ]),
    ),
  );
}
