import type { Ownership } from './events/index';

/**
 * How many there are of something that may not have been read to its end. `unknown`: nothing of it
 * could be read, which is not the same as none.
 *
 * @public
 */
export type Extent =
  | { readonly type: 'exactly' | 'atLeast'; readonly count: number }
  | { readonly type: 'unknown' };

/**
 * How many people, or dependents, the catalog's answer stands for. Where the broken entity is not
 * known, nobody knows what depends on it either.
 *
 * @public
 */
export function extentOf(
  ownership: Ownership,
  list: 'people' | 'dependents',
): Extent {
  const count = ownership[list].length;
  const nowhereToStart = list === 'dependents' && ownership.entity === null;
  if (!ownership.incomplete?.[list] && !nowhereToStart) {
    return { type: 'exactly', count };
  }
  return count > 0 ? { type: 'atLeast', count } : { type: 'unknown' };
}

/** `1 dependent`, `2 dependents`. */
export const plural = (count: number, noun: string) =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * An extent as people say it: `2 dependents`, `at least 2 dependents`, `dependents unknown`.
 *
 * @public
 */
export function sayExtent(extent: Extent, noun: string): string {
  switch (extent.type) {
    case 'exactly':
      return plural(extent.count, noun);
    case 'atLeast':
      return `at least ${plural(extent.count, noun)}`;
    case 'unknown':
      return `${noun}s unknown`;
    default: {
      const unreachable: never = extent;
      return unreachable;
    }
  }
}
