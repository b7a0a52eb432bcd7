import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  AlertContact,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { CatalogReader } from './catalogReader';
import { related } from './entityFacts';
import { contactsAlone, findContacts } from './findContacts';
import { findDependents, type FoundDependents } from './findDependents';
import { findOwners, type FoundPeople } from './findOwners';
import { partly, type Part } from './partly';

const NOBODY: FoundPeople = { people: [], gaps: [] };
const NOBODY_READ: FoundPeople = { ...NOBODY, incomplete: true };
const NOTHING: FoundDependents = { dependents: [], gaps: [] };
const NOTHING_READ: FoundDependents = { ...NOTHING, incomplete: true };

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

/** The system the entity is part of. */
export function systemOf(entity: Entity): string | undefined {
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
    return {
      people: [],
      gaps: [`The system ${ref} is not in the catalog.`],
      incomplete: true,
    };
  }
  return findOwners(catalog, related(system, 'ownedBy'), 'system-owner');
}

export interface Parts {
  readonly owners: Part<Owners>;
  readonly systemOwners: Part<FoundPeople>;
  readonly contacts: Part<FoundPeople>;
  readonly dependents: Part<FoundDependents>;
}

/** Those the first alert named, and those of later ones whom the catalog was not asked for yet. */
function contactsOf({
  firstAlert,
  responders,
}: Incident): readonly AlertContact[] {
  const later = responders.flatMap(({ source, entityRef, email, name }) =>
    source === 'on-call' && !entityRef && email ? [{ email, name }] : [],
  );
  return [...(firstAlert?.contacts ?? []), ...later];
}

/** Everything at once; what fails leaves a gap instead of failing the rest. */
export async function readParts(
  catalog: CatalogReader,
  entity: Entity | undefined,
  incident: Incident,
): Promise<Parts> {
  const contacts = contactsOf(incident);
  const [owners, systemOwners, onCall, dependents] = await Promise.all([
    partly(
      entity
        ? ownersOf(catalog, entity)
        : Promise.resolve({ owners: [], found: NOBODY }),
      'The owners are not known',
      {
        owners: entity ? related(entity, 'ownedBy') : [],
        found: NOBODY_READ,
      },
    ),
    partly(
      entity ? systemOwnersOf(catalog, entity) : Promise.resolve(NOBODY),
      'The owners of the system are not known',
      NOBODY_READ,
    ),
    partly(
      findContacts(catalog, contacts),
      'Who on call is which catalog user is not known',
      { people: contactsAlone(contacts), gaps: [], incomplete: true },
    ),
    partly(
      entity ? findDependents(catalog, entity) : Promise.resolve(NOTHING),
      'What depends on it is not known',
      NOTHING_READ,
    ),
  ]);
  return { owners, systemOwners, contacts: onCall, dependents };
}
