import type { Ownership } from '@incident-response/backstage-plugin-incident-response-common';

/** What the newer reading holds, and what only the older one does, each once. */
function both<T>(
  newer: readonly T[],
  older: readonly T[],
  nameOf: (item: T) => string | undefined,
): T[] {
  const known = new Set(newer.map(nameOf));
  return [...newer, ...older.filter(item => !known.has(nameOf(item)))];
}

/**
 * A later look never takes away what an earlier one knew: where it could not read all, what was read
 * before still counts.
 */
export function betterOwnership(
  before: Ownership | undefined,
  read: Ownership,
): Ownership {
  if (!before?.entity) return read;
  if (!read.entity) return { ...before, gaps: read.gaps };
  if (read.entity.entityRef !== before.entity.entityRef) return read;
  const isPartial = (list: 'people' | 'dependents') =>
    read.incomplete?.[list] === true;
  const isStillPartial = (list: 'people' | 'dependents') =>
    isPartial(list) && before.incomplete?.[list] === true;
  const { incomplete: _partial, ...whole } = read;
  const incomplete = {
    ...(isStillPartial('people') ? { people: true as const } : {}),
    ...(isStillPartial('dependents') ? { dependents: true as const } : {}),
  };
  return {
    ...whole,
    people: isPartial('people')
      ? both(
          read.people,
          before.people,
          p => p.entityRef ?? p.person ?? p.email,
        )
      : read.people,
    dependents: isPartial('dependents')
      ? both(read.dependents, before.dependents, d => d.entityRef)
      : read.dependents,
    ...(Object.keys(incomplete).length > 0 ? { incomplete } : {}),
  };
}
