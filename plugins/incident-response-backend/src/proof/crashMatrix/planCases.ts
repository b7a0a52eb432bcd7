import {
  casesAt,
  pairs,
  secondCase,
  sleepersAt,
  type Case,
  type Point,
} from './Case';
import { newPoints, withoutOrdinal } from './findPoints';
import type { Options } from './readOptions';
import type { Result } from './runCase';
import { sample, seeded } from './sample';

/** `a+b` is reached through `a`. */
const isWanted = (only: string) => (which: Case) =>
  which.id.includes(only) || only.startsWith(`${which.id}+`);

/** Half of the sample alone, the other half in company. */
function onPostgres(
  points: readonly Point[],
  { sample: size, seed, only }: Options,
): readonly Case[] {
  const random = seeded(seed);
  const alone = points.flatMap(point => casesAt(point, 'postgres'));
  const asleep = points.flatMap(sleepersAt);
  const together = pairs(points);
  const wanted = (cases: readonly Case[], share: number) =>
    sample(cases.filter(isWanted(only)), Math.ceil(size * share), random);
  return only
    ? [alone, asleep, together].flatMap(cases => wanted(cases, 1))
    : [
        ...wanted(alone, 0.5),
        ...wanted(asleep, 0.35),
        ...wanted(together, 0.15),
      ];
}

/** Everything that happens to processes at the points of a recorded run. */
export function planCases(
  points: readonly Point[],
  options: Options,
): readonly Case[] {
  const { engine, only } = options;
  const onSqlite = points
    .flatMap(point => casesAt(point, 'sqlite'))
    .filter(isWanted(only));
  return [
    ...(engine === 'postgres' ? [] : onSqlite),
    ...(engine === 'sqlite' ? [] : onPostgres(points, options)),
  ];
}

/** One death before and one after everything that only a first failure leads to. */
export function planSecondCases(
  results: readonly Result[],
  known: ReadonlySet<string>,
  { only }: Options,
): readonly Case[] {
  const firsts = new Map<string, Case>();
  for (const { case: first, tidings } of results)
    if (first.staff === 'one')
      for (const point of newPoints(tidings, known))
        for (const how of ['die-before', 'die-after'] as const) {
          const second = secondCase(first, point, how);
          const name = `${withoutOrdinal(point.at)}/${how}`;
          if (!firsts.has(name) && second.id.includes(only))
            firsts.set(name, second);
        }
  return [...firsts.values()];
}
