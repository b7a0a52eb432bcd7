import { seeded } from '../crashMatrix/sample';

/** Everything that is left to chance, decided by one seed. */
export interface Chance {
  /** From 0 to 1. */
  next(): number;
  happens(share: number): boolean;
  between(least: number, most: number): number;
  /** A wait that is mostly short and sometimes long. */
  around(mean: number): number;
  oneOf<T>(items: readonly T[]): T;
  /** As unique as a UUID, and the same for the same seed. */
  id(): string;
  /** One more source of chance: what others draw does not change it. */
  branch(): Chance;
}

export function createChance(seed: number): Chance {
  const next = seeded(seed);
  // The first numbers of neighbouring seeds are neighbours.
  for (let i = 0; i < 8; i++) next();
  let ids = 0;
  const chance: Chance = {
    next,
    happens: share => next() < share,
    between: (least, most) => least + next() * (most - least),
    around: mean => -Math.log(1 - next() * 0.999) * mean,
    oneOf: items => items[Math.floor(next() * items.length) % items.length],
    id: () => {
      ids += 1;
      const hex = `${seed.toString(16).padStart(8, '0')}${ids
        .toString(16)
        .padStart(12, '0')}`;
      return `${hex.slice(0, 8)}-0000-4000-8000-${hex.slice(8)}`;
    },
    branch: () => createChance(Math.floor(next() * 2_147_483_000) + 1),
  };
  return chance;
}
