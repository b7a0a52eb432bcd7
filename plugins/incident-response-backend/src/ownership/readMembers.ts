import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogReader } from './catalogReader';
import { related } from './entityFacts';

/** Groups within groups are followed this far. */
const NESTING = 5;
/** Users, and groups, read for one group. */
const MOST = 2_000;

const isKind = (ref: string, kind: string) =>
  parseEntityRef(ref).kind.toLocaleLowerCase('en-US') === kind;

/**
 * Entity refs of the users of a group and of the groups within it. Membership may be claimed by
 * either side, so only entities that are accepted count: the groups, and the users themselves.
 */
export async function readMembers(
  catalog: Pick<CatalogReader, 'byRefs'>,
  group: string,
  accepts: (entity: Entity) => boolean,
): Promise<ReadonlySet<string>> {
  const users = new Set<string>();
  const visited = new Set<string>();
  let level: readonly string[] = [group];
  for (let depth = 0; depth < NESTING && level.length > 0; depth++) {
    level.forEach(ref => visited.add(ref));
    const groups = (await catalog.byRefs(level)).filter(accepts);
    groups
      .flatMap(found => related(found, 'hasMember'))
      .filter(ref => isKind(ref, 'user'))
      .forEach(ref => users.add(ref));
    level = [
      ...new Set(groups.flatMap(found => related(found, 'parentOf'))),
    ].filter(ref => isKind(ref, 'group') && !visited.has(ref));
    if (users.size > MOST || visited.size > MOST) break;
  }
  const found = await catalog.byRefs([...users].slice(0, MOST));
  return new Set(found.filter(accepts).map(user => stringifyEntityRef(user)));
}
