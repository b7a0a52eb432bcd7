import type { Point } from './Case';
import type { Tiding } from './Job';

const passings = (tidings: readonly Tiding[]) =>
  tidings.flatMap(tiding => (tiding.type === 'passing' ? [tiding] : []));

/** Every call and every write of a recorded run; a write of several events is one point. */
export function findPoints(tidings: readonly Tiding[]): readonly Point[] {
  const points = passings(tidings).map(({ ids, kind }) => ({
    at: ids[0],
    kind,
  }));
  return [...new Map(points.map(point => [point.at, point])).values()];
}

/** `drain#2` → `drain`. */
export const withoutOrdinal = (at: string) => at.replace(/#\d+$/, '');

/** Points of a disturbed run that no undisturbed run has: what only happens when something fails. */
export function newPoints(
  tidings: readonly Tiding[],
  known: ReadonlySet<string>,
): readonly Point[] {
  const points = passings(tidings).flatMap(({ ids, kind }) =>
    ids.slice(0, 1).map(at => ({ at, kind })),
  );
  return points.filter(({ at }) => !known.has(withoutOrdinal(at)));
}

/** Names, without ordinals, of everything a recorded run passed. */
export function namesIn(tidings: readonly Tiding[]): ReadonlySet<string> {
  return new Set(
    passings(tidings).flatMap(({ ids }) => ids.map(withoutOrdinal)),
  );
}
