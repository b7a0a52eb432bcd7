import type { Case } from './Case';
import type { Databases } from './databases';
import type { Tiding } from './Job';
import { judge, type Verdict } from './judge';
import { playCase, remaining } from './playCase';
import { readWorld } from './readWorld';
import type { HostProgram } from './runHost';

export interface Result {
  readonly case: Case;
  readonly verdict: Verdict;
  /** Whether everything that was ordered happened. */
  readonly reached: boolean;
  readonly tidings: readonly Tiding[];
  readonly ms: number;
}

/** Runs one case on a database of its own and says what became of the incident. */
export async function runCase(
  program: HostProgram,
  which: Case,
  databases: Databases,
): Promise<Result> {
  const startedAt = performance.now();
  const { database, remove } = await databases.create();
  try {
    const { tidings, stuck } = await playCase(program, which, database);
    const verdict = judge(await readWorld(database), tidings, stuck);
    return {
      case: which,
      verdict,
      // What was refused need not be tried again, and then no reply can be lost.
      reached: remaining(which.faults, tidings).every(
        ({ how }) => how === 'lose',
      ),
      tidings,
      ms: performance.now() - startedAt,
    };
  } finally {
    await remove();
  }
}
