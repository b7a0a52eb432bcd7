import { buildHost } from './buildHost';
import type { Case } from './Case';
import {
  openPostgresDatabases,
  openSqliteDatabases,
  type Databases,
  type EngineName,
} from './databases';
import { findPoints, namesIn } from './findPoints';
import { planCases, planPlay, planSecondCases, pointsAdded } from './planCases';
import { PLAY_NAMES, type PlayName } from './plays/Play';
import type { Options } from './readOptions';
import { account, isBad } from './report';
import { runAll } from './runAll';
import type { Result } from './runCase';
import { sample, seeded } from './sample';
import { asManyAsWanted, isLook, planSlack } from './slack/planSlack';
import { runWhole, wholeCases } from './whole/runWhole';
import { planTrio } from './whole/trio/planTrio';
import { runTrio } from './whole/trio/runTrio';

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
  work: (run: RunCases, twin: string) => Promise<T>,
): Promise<T> {
  const engines: readonly EngineName[] =
    options.engine === 'both' ? ['sqlite', 'postgres'] : [options.engine];
  const { file, twin, remove } = await buildHost();
  try {
    return await withDatabases(engines, databases =>
      work(
        (cases, pace) =>
          runAll(cases, {
            program: { file, twin, pace },
            databases,
            workers: options.workers,
            done: (result, count, of) => {
              if (isBad(result)) say(account(result));
              if (count % EVERY === 0) say(`${count}/${of}`);
            },
          }),
        twin,
      ),
    );
  } finally {
    remove();
  }
}

/** What a quick machine takes for an incident to which nothing happens, in milliseconds. */
const QUICK_MS = 2_500;

const recording = ({ engine }: Options, play: PlayName): Case => ({
  id: play === 'incident' ? 'recorded' : `${play}/recorded`,
  play,
  engine: engine === 'postgres' ? 'postgres' : 'sqlite',
  faults: [],
  staff: 'one',
});

/** An incident to which nothing happens: its points are those of the matrix, its time gives the pace. */
async function record(
  options: Options,
  run: RunCases,
  play: PlayName = 'incident',
  pace = 1,
): Promise<Result> {
  const [recorded] = await run([recording(options, play)], pace);
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

/** The first play: everything at every point, and what only a first failure leads to. */
async function first(
  recorded: Result,
  { options, say, run, pace }: Stage,
): Promise<readonly Result[]> {
  const points = findPoints(recorded.tidings);
  const cases = planCases(points, options);
  say(
    `${points.length} points recorded; ${
      cases.length
    } runs, pace ${pace.toFixed(1)}, seed ${options.seed}`,
  );
  const results = await run(cases, pace);
  const known = namesIn(recorded.tidings);
  const led = planSecondCases(results, known, options);
  const second = sample(
    led,
    Math.ceil(options.first / 4),
    seeded(options.seed),
  );
  if (led.length > 0)
    say(
      `${second.length} of ${led.length} runs at points that only failures lead to`,
    );
  return [
    ...results,
    ...(await run(second, pace)),
    ...(await whole(options, say)),
  ];
}

/** A further play: what it adds to the first one. */
async function further(
  play: PlayName,
  known: ReadonlySet<string>,
  { options, say, run, pace }: Stage,
): Promise<readonly Result[]> {
  const recorded = await record(options, run, play, pace);
  const points = pointsAdded(findPoints(recorded.tidings), known);
  const cases = planPlay(play, points, options);
  say(`${play}: ${points.length} more points; ${cases.length} runs`);
  return run(cases, pace);
}

/** Three whole backends in one Slack, click by click, one after the other. */
async function wholeTrio({
  options,
  say,
  twin,
}: Stage): Promise<readonly Result[]> {
  const plans = planTrio(options);
  if (plans.length > 0)
    say(`slack: ${plans.length} runs of three whole backends`);
  const results: Result[] = [];
  for (const plan of plans) {
    const result = await runTrio(plan, twin);
    const seconds = Math.round(result.ms / 1_000);
    say(isBad(result) ? account(result) : `${plan.which.id}: ${seconds} s`);
    results.push(result);
  }
  return results;
}

/** The play in Slack: what happens around its requests, and what only a failure leads to. */
async function inSlack(stage: Stage): Promise<readonly Result[]> {
  const ofTrios = await wholeTrio(stage);
  const { options, say, run, pace } = stage;
  if (/^slack\/whole/.test(options.only)) return ofTrios;
  const recorded = await record(options, run, 'slack', pace);
  const points = findPoints(recorded.tidings);
  const cases = planSlack(points, options);
  const requests = points.filter(({ kind }) => kind === 'request');
  say(
    `slack: ${requests.length} requests among ${points.length} points; ${cases.length} runs`,
  );
  const results = await run(cases, pace);
  const known = namesIn(recorded.tidings);
  const second = planSecondCases(results, known, options, isLook);
  const wanted = asManyAsWanted(second, 0.15, options);
  say(
    `${wanted.length} of ${second.length} runs at points that only failures lead to`,
  );
  return [...ofTrios, ...results, ...(await run(wanted, pace))];
}

function playOne(
  play: PlayName,
  recorded: Result,
  stage: Stage,
): Promise<readonly Result[]> {
  if (play === 'incident') return first(recorded, stage);
  return play === 'slack'
    ? inSlack(stage)
    : further(play, namesIn(recorded.tidings), stage);
}

interface Stage {
  readonly options: Options;
  readonly say: Say;
  readonly run: RunCases;
  readonly pace: number;
  /** The program of a Slack twin. */
  readonly twin: string;
}

const isWanted = ({ play: wanted, only }: Options, play: PlayName) => {
  const [named] = only.split('/');
  const isNamed = PLAY_NAMES.some(name => name === named);
  return wanted === 'all'
    ? only === '' || (isNamed ? named === play : true)
    : wanted === play;
};

/** Runs the cases that the plan makes of each recording, and then those that it makes of the results. */
export function runMatrix(
  options: Options,
  say: Say,
): Promise<readonly Result[]> {
  return withHosts(options, say, async (run, twin) => {
    const recorded = await record(options, run);
    const pace = Math.max(1, recorded.ms / QUICK_MS);
    const stage = { options, say, run, pace, twin };
    const results: Result[] = [];
    for (const play of PLAY_NAMES) {
      if (!isWanted(options, play)) continue;
      const startedAt = performance.now();
      results.push(...(await playOne(play, recorded, stage)));
      const seconds = Math.round((performance.now() - startedAt) / 1_000);
      say(`play ${play}: ${seconds} s`);
    }
    return results;
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
