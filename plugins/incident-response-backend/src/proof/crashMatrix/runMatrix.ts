import { buildHost } from './buildHost';
import type { Case } from './Case';
import {
  openPostgresDatabases,
  openSqliteDatabases,
  type Databases,
  type EngineName,
} from './databases';
import { findPoints, namesIn } from './findPoints';
import { planCases, planSecondCases } from './planCases';
import type { Options } from './readOptions';
import { account, isBad } from './report';
import { runAll } from './runAll';
import type { Result } from './runCase';
import { runWhole, wholeCases } from './whole/runWhole';

export type Say = (line: string) => void;

const EVERY = 20;

/** Opens the kinds of databases that are wanted, and closes them again. */
async function withDatabases<T>(
  engines: readonly EngineName[],
  work: (databases: Partial<Record<EngineName, Databases>>) => Promise<T>,
): Promise<T> {
  const open: Databases[] = [];
  try {
    for (const engine of engines)
      open.push(
        engine === 'sqlite'
          ? await openSqliteDatabases()
          : await openPostgresDatabases(),
      );
    return await work(
      Object.fromEntries(open.map(databases => [databases.engine, databases])),
    );
  } finally {
    for (const databases of open) await databases.stop();
  }
}

/** Runs cases and tells how it goes. */
export type RunCases = (
  cases: readonly Case[],
  pace: number,
) => Promise<readonly Result[]>;

/** Gives `work` what runs cases; the host program is built and removed around it. */
async function withHosts<T>(
  options: Options,
  say: Say,
  work: (run: RunCases) => Promise<T>,
): Promise<T> {
  const engines: readonly EngineName[] =
    options.engine === 'both' ? ['sqlite', 'postgres'] : [options.engine];
  const { file, remove } = await buildHost();
  try {
    return await withDatabases(engines, databases =>
      work((cases, pace) =>
        runAll(cases, {
          program: { file, pace },
          databases,
          workers: options.workers,
          done: (result, count, of) => {
            if (isBad(result)) say(account(result));
            if (count % EVERY === 0) say(`${count}/${of}`);
          },
        }),
      ),
    );
  } finally {
    remove();
  }
}

/** What a quick machine takes for an incident to which nothing happens, in milliseconds. */
const QUICK_MS = 2_500;

const recording = ({ engine }: Options): Case => ({
  id: 'recorded',
  engine: engine === 'postgres' ? 'postgres' : 'sqlite',
  faults: [],
  staff: 'one',
});

/** An incident to which nothing happens: its points are those of the matrix, its time gives the pace. */
async function record(options: Options, run: RunCases): Promise<Result> {
  const [recorded] = await run([recording(options)], 1);
  if (isBad(recorded))
    throw new Error(
      `An incident to which nothing happens already goes wrong:\n${account(
        recorded,
      )}`,
    );
  return recorded;
}

/** The same on the whole backend, as it runs in production. */
async function whole(
  { engine, only }: Options,
  say: Say,
): Promise<readonly Result[]> {
  const wanted = wholeCases.some(({ id }) => id.includes(only));
  if (engine === 'postgres' || !wanted) return [];
  say(`${wholeCases.length} deaths of the whole backend`);
  const results = await runWhole();
  for (const result of results.filter(isBad)) say(account(result));
  return results;
}

/** Runs the cases that `plan` makes of the recording, and then those that it makes of the results. */
export function runMatrix(
  options: Options,
  say: Say,
): Promise<readonly Result[]> {
  return withHosts(options, say, async run => {
    const recorded = await record(options, run);
    const pace = Math.max(1, recorded.ms / QUICK_MS);
    const points = findPoints(recorded.tidings);
    const cases = planCases(points, options);
    say(
      `${points.length} points recorded; ${
        cases.length
      } runs, pace ${pace.toFixed(1)}, seed ${options.seed}`,
    );
    const first = await run(cases, pace);
    const second = planSecondCases(first, namesIn(recorded.tidings), options);
    if (second.length > 0)
      say(`${second.length} runs at points that only failures lead to`);
    return [
      ...first,
      ...(await run(second, pace)),
      ...(await whole(options, say)),
    ];
  });
}

/** Runs given cases, whatever the points. */
export function runCases(
  cases: readonly Case[],
  options: Options,
): Promise<readonly Result[]> {
  return withHosts(
    options,
    () => {},
    async run => {
      const recorded = await record(options, run);
      return run(cases, Math.max(1, recorded.ms / QUICK_MS));
    },
  );
}
