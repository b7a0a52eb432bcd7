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
      reached: remaining(which.faults, tidings).length === 0,
      tidings,
      ms: performance.now() - startedAt,
    };
  } finally {
    await remove();
  }
}
