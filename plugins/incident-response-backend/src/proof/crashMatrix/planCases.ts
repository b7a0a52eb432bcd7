import {
  casesAt,
  casesOf,
  pairs,
  secondCase,
  sleepersAt,
  type Case,
  type Point,
} from './Case';
import type { EngineName } from './databases';
import { newPoints, withoutOrdinal } from './findPoints';
import type { PlayName } from './plays/Play';
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
  const { engine, only, first, seed } = options;
  const onSqlite = sample(
    points.flatMap(point => casesAt(point, 'sqlite')).filter(isWanted(only)),
    first,
    seeded(seed),
  );
  return [
    ...(engine === 'postgres' ? [] : onSqlite),
    ...(engine === 'sqlite' ? [] : onPostgres(points, options)),
  ];
}

/** Points that come up at every commit: the first, one in the middle and a late one stand for all. */
const MANY = /^(?:tell|told)(?:#(?!8$|25$)\d+)?$/;
const FIRST = /^(?:tell|told)$/;
/** A death after a claim is a death before what was claimed. */
const CLAIM = /^append:EFFECT_CLAIMED/;

/** What a play has that the first one has not. */
export function pointsAdded(
  points: readonly Point[],
  known: ReadonlySet<string>,
): readonly Point[] {
  return points.filter(
    ({ at }) =>
      !known.has(withoutOrdinal(at)) &&
      !CLAIM.test(at) &&
      (FIRST.test(at) || !MANY.test(at)),
  );
}

/** One case of Postgres for so many of the first play. */
const SHARE = 0.15;

/** What happens to processes at the points that a play adds. */
export function planPlay(
  play: PlayName,
  points: readonly Point[],
  options: Options,
): readonly Case[] {
  const { engine, only, sample: size, further, seed } = options;
  const on = (name: EngineName) =>
    points.flatMap(point => casesOf(play, point, name)).filter(isWanted(only));
  return [
    ...(engine === 'postgres'
      ? []
      : sample(on('sqlite'), further, seeded(seed))),
    ...(engine === 'sqlite'
      ? []
      : sample(on('postgres'), Math.ceil(size * SHARE), seeded(seed))),
  ];
}

/** One death before and one after everything that only a first failure leads to. */
export function planSecondCases(
  results: readonly Result[],
  known: ReadonlySet<string>,
  { only }: Options,
  isWorthIt: (point: Point, first: Case) => boolean = () => true,
): readonly Case[] {
  const firsts = new Map<string, Case>();
  for (const { case: first, tidings } of results)
    if (first.staff === 'one')
      for (const point of newPoints(tidings, known).filter(at =>
        isWorthIt(at, first),
      ))
        for (const how of ['die-before', 'die-after'] as const) {
          const second = secondCase(first, point, how);
          const name = `${withoutOrdinal(point.at)}/${how}`;
          if (!firsts.has(name) && second.id.includes(only))
            firsts.set(name, second);
        }
  return [...firsts.values()];
}
