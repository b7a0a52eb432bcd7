import { ANNOTATION_LOCATION, type Entity } from '@backstage/catalog-model';

/** Written another way, the same place would not be recognised; written this way, another would. */
const CLIMBS = /(?:^|[\\/])\.{1,2}(?:[\\/]|$)|%2e|%2f|%5c|\\/i;

/**
 * Whether a location reference (`url:https://…`) is one of the trusted ones or beneath one. A
 * trusted text that ends with `/` or `:` is a folder or a kind of location; any other is a place
 * and what is beneath it, so that `…/org` does not cover `…/org-of-somebody-else`.
 */
export function isTrustedLocation(
  location: string,
  trusted: readonly string[],
): boolean {
  const target = location.slice(location.indexOf(':') + 1);
  return trusted.some(place => {
    if (location === place) return true;
    if (CLIMBS.test(target)) return false;
    return location.startsWith(/[/:]$/.test(place) ? place : `${place}/`);
  });
}

/** Whether an entity was read from a trusted location; the catalog itself notes where that was. */
export function isTrusted(entity: Entity, trusted: readonly string[]): boolean {
  const location = entity.metadata.annotations?.[ANNOTATION_LOCATION];
  return location !== undefined && isTrustedLocation(location, trusted);
}
