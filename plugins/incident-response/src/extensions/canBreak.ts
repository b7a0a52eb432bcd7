import type { Entity } from '@backstage/catalog-model';

const KINDS = ['component', 'api', 'resource', 'system'];

/** Incidents are about things that run, not about people or places. */
export function canBreak(entity: Entity): boolean {
  return KINDS.includes(entity.kind.toLocaleLowerCase('en-US'));
}
