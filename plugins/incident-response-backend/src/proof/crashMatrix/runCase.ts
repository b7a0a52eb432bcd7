import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from './Case';
import type { Databases } from './databases';
import type { Tiding } from './Job';
import { judge, type Verdict } from './judge';
import { listenOutside } from './outside';
import { playCase, remaining } from './playCase';
import { PLAYS } from './plays/plays';
import { readWorld } from './readWorld';
import { removedAtExit } from './removedAtExit';
import type { HostProgram } from './runHost';
import { readSlack } from './slack/readSlack';
import { startTwin } from './slack/startTwin';

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
  const play = PLAYS[which.play];
  const { database, remove } = await databases.create();
  const outside = play.isTold ? await listenOutside() : undefined;
  const exports =
    play.retainForMs === undefined
      ? undefined
      : await removedAtExit(join(tmpdir(), 'crash-matrix-exports-'));
  const slack =
    play.chat === 'slack' ? await startTwin(program.twin) : undefined;
  try {
    const place = {
      database,
      ...(outside ? { outside: outside.url } : {}),
      ...(exports ? { exports: exports.path } : {}),
      ...(slack ? { slack: slack.url } : {}),
    };
    const { tidings, stuck } = await playCase(program, which, place);
    const world = await readWorld(database, {
      delivered: outside?.delivered ?? [],
      exports: exports?.path,
      ...(slack ? { slack: await readSlack(slack.control) } : {}),
    });
    return {
      case: which,
      verdict: judge(world, tidings, play, stuck),
      // What was refused need not be tried again, and then no reply can be lost.
      reached: remaining(which.faults, tidings).every(
        ({ how }) => which.faults.length > 1 && how === 'lose',
      ),
      tidings,
      ms: performance.now() - startedAt,
    };
  } finally {
    await outside?.close();
    exports?.remove();
    await slack?.stop();
    await remove();
  }
}
