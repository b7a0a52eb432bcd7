import { isListed, type Equivalent } from './equivalents';
import { describeMutant } from './Mutant';
import type { Tried } from './runMutants';

export interface Judgement {
  /** Mutants that count: all but those that change nothing. */
  readonly mutants: number;
  readonly survived: number;
  /** One sentence for each thing that is wrong. */
  readonly problems: readonly string[];
}

/** What the trials come to, and whether the list of changes that change nothing is still true. */
export function judge(
  tried: readonly Tried[],
  equivalents: readonly Equivalent[],
  isWhole: boolean,
): Judgement {
  const listed = (t: Tried) => equivalents.some(e => isListed(e, t.mutant));
  const counted = tried.filter(t => !listed(t));
  const survivors = counted.filter(t => t.noticedBy === undefined);
  const noticed = tried.filter(t => listed(t) && t.noticedBy !== undefined);
  const gone = isWhole
    ? equivalents.filter(e => !tried.some(t => isListed(e, t.mutant)))
    : [];
  return {
    mutants: counted.length,
    survived: survivors.length,
    problems: [
      ...survivors.map(
        t =>
          `No test notices ${describeMutant(
            t.mutant,
          )}. Add one, or list the change with its reason in equivalents.ts.`,
      ),
      ...noticed.map(
        t =>
          `${describeMutant(t.mutant)} is listed as changing nothing, and "${
            t.noticedBy
          }" notices it. Take it off the list.`,
      ),
      ...gone.map(
        e =>
          `${e.file} (${e.within}) no longer has ${e.was} → ${e.becomes}. Take it off the list.`,
      ),
    ],
  };
}
