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
  /** There may be more than these. */
  readonly incomplete?: true;
}

function dependentOf(found: Entity, depth: number): Dependent {
  return {
    entityRef: stringifyEntityRef(found),
    title: titleOf(found),
    depth,
    ...statusComponentOf(found),
  };
}

/** What was found is kept where a further step fails; a failing first step found nothing at all. */
async function readLevel(
  catalog: CatalogReader,
  refs: readonly string[],
  depth: number,
): Promise<readonly Entity[] | { readonly failure: string }> {
  if (refs.length === 0) return [];
  try {
    return await catalog.byRefs(refs);
  } catch (error) {
    if (depth === 1) throw error;
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** What depends on the entity, nearest first; a circle is walked once. */
export async function findDependents(
  catalog: CatalogReader,
  entity: Entity,
): Promise<FoundDependents> {
  const broken = stringifyEntityRef(entity);
  const visited = new Set([broken]);
  const dependents: Dependent[] = [];
  const gaps: string[] = [];
  let level: readonly Entity[] = [entity];
  let cutOff = false;
  for (let depth = 1; depth <= DEPTH && level.length > 0; depth++) {
    const refs = new Set(
      level
        .flatMap(suffering => related(suffering, ...SUFFERING))
        .filter(ref => !visited.has(ref)),
    );
    const wanted = [...refs].slice(0, MOST - dependents.length);
    cutOff ||= wanted.length < refs.size;
    wanted.forEach(ref => visited.add(ref));
    const read = await readLevel(catalog, wanted, depth);
    if ('failure' in read) {
      gaps.push(
        `Not everything that depends on ${broken} is known: ${read.failure}`,
      );
      break;
    }
    level = read;
    dependents.push(...level.map(found => dependentOf(found, depth)));
  }
  if (cutOff)
    gaps.push(
      `More than ${MOST} entities depend on ${broken}; only ${dependents.length} are listed.`,
    );
  return {
    dependents,
    gaps,
    ...(gaps.length > 0 ? { incomplete: true } : {}),
  };
}
