import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type {
  FoundPerson,
  ResponderSource,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { CatalogReader } from './catalogReader';
import { emailOf, personOf, related } from './entityFacts';

/** Groups within groups are followed this far. */
const NESTING = 5;
/** Users and groups read for one owner list. */
const MOST = 500;

const isKind = (ref: string, kind: string) =>
  parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === kind;

export interface FoundPeople {
  readonly people: readonly FoundPerson[];
  readonly gaps: readonly string[];
  /** There may be more than these. */
  readonly incomplete?: true;
}

interface Members {
  readonly users: ReadonlySet<string>;
  readonly missing: readonly string[];
  readonly cutOff: boolean;
}

/** Users of these groups and of the groups within them; a circle is walked once. */
async function membersOf(
  catalog: CatalogReader,
  owners: readonly string[],
): Promise<Members> {
  const users = new Set(owners.filter(ref => isKind(ref, 'user')));
  const visited = new Set<string>();
  const missing: string[] = [];
  let level = owners.filter(ref => isKind(ref, 'group'));
  for (let depth = 0; depth < NESTING && level.length > 0; depth++) {
    level.forEach(ref => visited.add(ref));
    const groups = await catalog.byRefs(level);
    const found = new Set(groups.map(group => stringifyEntityRef(group)));
    missing.push(...level.filter(ref => !found.has(ref)));
    groups
      .flatMap(group => related(group, 'hasMember'))
      .filter(ref => isKind(ref, 'user'))
      .forEach(ref => users.add(ref));
    level = [
      ...new Set(groups.flatMap(group => related(group, 'parentOf'))),
    ].filter(ref => isKind(ref, 'group') && !visited.has(ref));
    if (users.size > MOST || visited.size > MOST) break;
  }
  return { users, missing, cutOff: level.length > 0 || users.size > MOST };
}

function peopleGaps(
  owners: readonly string[],
  members: Members,
  users: readonly Entity[],
): readonly string[] {
  const found = new Set(users.map(user => stringifyEntityRef(user)));
  const unknown = [...members.users]
    .filter(ref => !found.has(ref))
    .slice(0, 20);
  const unreachable = users.filter(user => !emailOf(user)).slice(0, 20);
  return [
    ...members.missing.map(
      ref => `The owner ${ref} is not in the catalog; nobody of it was called.`,
    ),
    ...unknown.map(
      ref => `${ref} is a member of an owner but not in the catalog.`,
    ),
    ...unreachable.map(
      user => `${stringifyEntityRef(user)} has no e-mail in the catalog.`,
    ),
    ...(members.cutOff
      ? [
          `The owners ${owners.join(
            ', ',
          )} have more members than were followed (${NESTING} levels of groups, ${MOST} people); invite the others by hand.`,
        ]
      : []),
    ...(users.length === 0 && members.missing.length === 0
      ? [`The owners ${owners.join(', ')} have no member in the catalog.`]
      : []),
  ];
}

/** The people behind owners, which may be users or groups. */
export async function findOwners(
  catalog: CatalogReader,
  owners: readonly string[],
  source: ResponderSource,
): Promise<FoundPeople> {
  if (owners.length === 0) return { people: [], gaps: [] };
  const members = await membersOf(catalog, owners);
  const wanted = [...members.users].slice(0, MOST);
  const users = await catalog.byRefs(wanted);
  return {
    people: users.map(user => personOf(user, source)),
    ...(members.cutOff || members.missing.length > 0
      ? { incomplete: true }
      : {}),
    gaps: peopleGaps(owners, { ...members, users: new Set(wanted) }, users),
  };
}
