import { shortRef } from './shortRef';
import type { OnCallPage } from './watches';

/**
 * Whom a pager paged, as people say it: `ada, ben and 2 others`.
 *
 * @public
 */
export function sayPaged({
  responders,
  others,
}: Pick<OnCallPage, 'responders' | 'others'>): string {
  const names = responders.map(shortRef).join(', ');
  if (others === 0) return names || 'nobody';
  if (names) return `${names} and ${others} ${others > 1 ? 'others' : 'other'}`;
  return others > 1 ? `${others} people` : 'one person';
}
