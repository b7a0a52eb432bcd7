import { hasCompany, type Case } from './Case';
import type { Databases, EngineName } from './databases';
import { runCase, type Result } from './runCase';
import type { HostProgram } from './runHost';

/** A point that waves have moved out of the way is tried again. */
const TRIES = 3;

/** Runs cases, so many at once. */
export async function runAll(
  cases: readonly Case[],
  deps: {
    readonly program: HostProgram;
    readonly databases: Readonly<Partial<Record<EngineName, Databases>>>;
    readonly workers: number;
    readonly done: (result: Result, count: number, of: number) => void;
  },
): Promise<readonly Result[]> {
  const waiting = [...cases];
  const results: Result[] = [];

  async function run(which: Case): Promise<Result> {
    const databases = deps.databases[which.engine];
    if (!databases)
      throw new Error(`${which.id} needs ${which.engine}, which is not open.`);
    for (let tries = 1; ; tries++) {
      const result = await runCase(deps.program, which, databases);
      // In company, somebody else may have done it: that is no miss.
      if (result.reached || hasCompany(which) || tries >= TRIES) return result;
    }
  }

  async function work(): Promise<void> {
    for (;;) {
      const which = waiting.shift();
      if (!which) return;
      const result = await run(which);
      results.push(result);
      deps.done(result, results.length, cases.length);
    }
  }

  await Promise.all(Array.from({ length: deps.workers }, work));
  return results;
}
