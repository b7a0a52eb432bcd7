import type { AuthService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  FoundPerson,
  Incident,
  Ownership,
} from '@incident-response/backstage-plugin-incident-response-common';
import type {
  OutboundCall,
  People,
} from '@incident-response/backstage-plugin-incident-response-node';
import { createCatalogReader, type CatalogReader } from './catalogReader';
import { describeEntity, personOf, related } from './entityFacts';
import { contactsAlone, findContacts } from './findContacts';
import { findDependents, type FoundDependents } from './findDependents';
import { findEntity } from './findEntity';
import { findOwners, type FoundPeople } from './findOwners';
import { mergePeople } from './mergePeople';
import { partly, type Part } from './partly';

/** What a ledger event takes at most. */
const MOST_PEOPLE = 500;

const NOBODY: FoundPeople = { people: [], gaps: [] };
const NOTHING: FoundDependents = { dependents: [], gaps: [] };

interface Owners {
  readonly owners: readonly string[];
  readonly found: FoundPeople;
}

async function ownersOf(
  catalog: CatalogReader,
  entity: Entity,
): Promise<Owners> {
  const owners = related(entity, 'ownedBy');
  if (owners.length === 0) {
    const ref = stringifyEntityRef(entity);
    const gap = `${ref} has no owner in the catalog; invite its people by hand.`;
    return { owners, found: { people: [], gaps: [gap] } };
  }
  return { owners, found: await findOwners(catalog, owners, 'owner') };
}

function systemOf(entity: Entity): string | undefined {
  return related(entity, 'partOf').find(ref =>
    ref.toLocaleLowerCase('en-US').startsWith('system:'),
  );
}

async function systemOwnersOf(
  catalog: CatalogReader,
  entity: Entity,
): Promise<FoundPeople> {
  const ref = systemOf(entity);
  if (!ref) return NOBODY;
  const [system] = await catalog.byRefs([ref]);
  if (!system) {
    return { people: [], gaps: [`The system ${ref} is not in the catalog.`] };
  }
  return findOwners(catalog, related(system, 'ownedBy'), 'system-owner');
}

interface Parts {
  readonly owners: Part<Owners>;
  readonly systemOwners: Part<FoundPeople>;
  readonly contacts: Part<FoundPeople>;
  readonly dependents: Part<FoundDependents>;
}

/** Everything at once; what fails leaves a gap instead of failing the rest. */
async function readParts(
  catalog: CatalogReader,
  entity: Entity | undefined,
  incident: Incident,
): Promise<Parts> {
  const contacts = incident.firstAlert?.contacts ?? [];
  const owned = entity ? ownersOf(catalog, entity) : undefined;
  const [owners, systemOwners, onCall, dependents] = await Promise.all([
    partly(owned, 'The owners are not known', {
      owners: entity ? related(entity, 'ownedBy') : [],
      found: NOBODY,
    }),
    partly(
      entity && systemOwnersOf(catalog, entity),
      'The owners of the system are not known',
      NOBODY,
    ),
    partly(
      findContacts(catalog, contacts),
      'Who on call is which catalog user is not known',
      { people: contactsAlone(contacts), gaps: [] },
    ),
    partly(
      entity && findDependents(catalog, entity),
      'What depends on it is not known',
      NOTHING,
    ),
  ]);
  return { owners, systemOwners, contacts: onCall, dependents };
}

function ownershipOf(
  entity: Entity | undefined,
  gaps: readonly string[],
  parts: Parts,
): Ownership {
  const { owners, systemOwners, contacts, dependents } = parts;
  const people = mergePeople([
    ...contacts.value.people,
    ...owners.value.found.people,
    ...systemOwners.value.people,
  ]);
  const system = entity && systemOf(entity);
  return {
    entity: entity ? describeEntity(entity) : null,
    owners: [...owners.value.owners],
    ...(system ? { system } : {}),
    people: people.slice(0, MOST_PEOPLE),
    dependents: [...dependents.value.dependents],
    gaps: [
      ...new Set([
        ...gaps,
        ...owners.value.found.gaps,
        ...systemOwners.value.gaps,
        ...contacts.value.gaps,
        ...dependents.value.gaps,
        ...Object.values(parts).flatMap((part: Part<unknown>) => part.gaps),
        ...(people.length > MOST_PEOPLE
          ? [`${people.length} people were found; ${MOST_PEOPLE} are called.`]
          : []),
      ]),
    ],
  };
}

function userRef(ref: string): string | undefined {
  try {
    const parsed = parseEntityRef(ref, { defaultKind: 'User' });
    return parsed.kind.toLocaleLowerCase('en-US') === 'user'
      ? stringifyEntityRef(parsed)
      : undefined;
  } catch {
    return undefined; // Not an entity ref, so it names no user.
  }
}

/** Shorter than the deadline of the whole call, so that one slow part costs only itself. */
const PART_DEADLINE_MS = 4_000;

function forParts(call: OutboundCall, ms: number): OutboundCall {
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(ms)]);
  return { key: call.key, signal, begin: () => call.begin() };
}

/** Asks the Backstage catalog who owns the broken entity, who comes and what depends on it. */
export function createCatalogPeople(services: {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  /** How long owners, contacts and dependents may take, in milliseconds. */
  readonly partDeadlineMs?: number;
}): People {
  const partMs = services.partDeadlineMs ?? PART_DEADLINE_MS;
  return {
    name: 'catalog',
    async resolveOwnership(incident: Incident, call: OutboundCall) {
      call.begin();
      const catalog = createCatalogReader(services, call);
      const { entity, gaps } = await findEntity(catalog, incident.entityHints);
      const parts = await readParts(
        createCatalogReader(services, forParts(call, partMs)),
        entity,
        incident,
      );
      const ownership = ownershipOf(entity, gaps, parts);
      const failure = Object.values(parts).find(
        (part: Part<unknown>) => part.failure,
      )?.failure;
      // With nobody to call, a failure is worth another try; with somebody, it is a gap.
      if (failure && !ownership.people.some(person => person.entityRef)) {
        throw failure;
      }
      return ownership;
    },
    async lookUp(entityRefs, call): Promise<readonly FoundPerson[]> {
      call.begin();
      const refs = entityRefs.flatMap(ref => userRef(ref) ?? []);
      const catalog = createCatalogReader(services, call);
      const users = await catalog.byRefs([...new Set(refs)]);
      return users.map(user => personOf(user, 'invited'));
    },
  };
}
