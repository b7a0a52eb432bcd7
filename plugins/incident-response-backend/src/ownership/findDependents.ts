import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Dependent } from '@incident-response/backstage-plugin-incident-response-common';
import type { CatalogReader } from './catalogReader';
import { related, statusComponentOf, titleOf } from './entityFacts';

/** 1: depends directly; 2: depends on a dependent. */
const DEPTH = 2;
const MOST = 500;

/**
 * Relations that lead from a broken entity to what suffers with it: what depends on it, the APIs it
 * serves, who consumes such an API, and the parts of a broken system.
 */
const SUFFERING = ['dependencyOf', 'providesApi', 'apiConsumedBy', 'hasPart'];

export interface FoundDependents {
  readonly dependents: readonly Dependent[];
  readonly gaps: readonly string[];
}

/** What depends on the entity, nearest first; a circle is walked once. */
export async function findDependents(
  catalog: CatalogReader,
  entity: Entity,
): Promise<FoundDependents> {
  const visited = new Set([stringifyEntityRef(entity)]);
  const dependents: Dependent[] = [];
  let level: readonly Entity[] = [entity];
  let cutOff = false;
  for (let depth = 1; depth <= DEPTH && level.length > 0; depth++) {
    const refs = new Set(
      level
        .flatMap(broken => related(broken, ...SUFFERING))
        .filter(ref => !visited.has(ref)),
    );
    const wanted = [...refs].slice(0, MOST - dependents.length);
    cutOff ||= wanted.length < refs.size;
    wanted.forEach(ref => visited.add(ref));
    level = wanted.length > 0 ? await catalog.byRefs(wanted) : [];
    dependents.push(
      ...level.map(found => ({
        entityRef: stringifyEntityRef(found),
        title: titleOf(found),
        depth,
        ...statusComponentOf(found),
      })),
    );
  }
  return {
    dependents,
    gaps: cutOff
      ? [
          `More than ${MOST} entities depend on ${stringifyEntityRef(
            entity,
          )}; only ${dependents.length} are listed.`,
        ]
      : [],
  };
}
