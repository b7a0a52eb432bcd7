import type { Entity } from '@backstage/catalog-model';

/** Incidents are about things that run, not about people or places. */
export const CAN_BREAK: readonly string[] = [
  'component',
  'api',
  'resource',
  'system',
];

/** Whether an incident may be about this entity. */
export function canBreak(entity: Entity): boolean {
  return CAN_BREAK.includes(entity.kind.toLocaleLowerCase('en-US'));
}
