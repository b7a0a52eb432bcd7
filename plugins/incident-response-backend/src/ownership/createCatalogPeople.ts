import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type {
  FoundPerson,
  Incident,
  Ownership,
} from '@incident-response/backstage-plugin-incident-response-common';
import type {
  OutboundCall,
  People,
} from '@incident-response/backstage-plugin-incident-response-node';
import { createCatalogReader, type CatalogServices } from './catalogReader';
import { describeEntity, personOf } from './entityFacts';
import { findEntity } from './findEntity';
import { mergePeople } from './mergePeople';
import type { Part } from './partly';
import { readParts, systemOf, type Parts } from './readParts';
import { shareReads } from './shareReads';

/** What a ledger event takes at most. */
const MOST_PEOPLE = 500;

/** Which lists may go on beyond what they hold. */
function incompleteOf(
  parts: Parts,
  tooManyPeople: boolean,
): Pick<Ownership, 'incomplete'> {
  const { owners, systemOwners, contacts, dependents } = parts;
  const somebodyMissing =
    tooManyPeople ||
    [owners.value.found, systemOwners.value, contacts.value].some(
      found => found.incomplete,
    );
  const incomplete = {
    ...(somebodyMissing ? { people: true as const } : {}),
    ...(dependents.value.incomplete ? { dependents: true as const } : {}),
  };
  return Object.keys(incomplete).length > 0 ? { incomplete } : {};
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
    ...incompleteOf(parts, people.length > MOST_PEOPLE),
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
export function createCatalogPeople(
  options: CatalogServices & {
    /** How long owners, contacts and dependents may take, in milliseconds. */
    readonly partDeadlineMs?: number;
  },
): People {
  const services = { ...options, catalog: shareReads(options.catalog) };
  const partMs = options.partDeadlineMs ?? PART_DEADLINE_MS;
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
