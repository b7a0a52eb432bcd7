/** Numbers from 0 to 1 that a seed decides. */
export function seeded(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** `count` of the items, in their order, as chance has it. */
export function sample<T>(
  items: readonly T[],
  count: number,
  random: () => number,
): readonly T[] {
  return items
    .map((item, position) => ({ item, position, draw: random() }))
    .sort((a, b) => a.draw - b.draw)
    .slice(0, count)
    .sort((a, b) => a.position - b.position)
    .map(({ item }) => item);
}
