// `npm test`: every check of the repository but the browser tests, in order,
// with what ran, how long it took and how much of it passed.
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { coverageArgs, judgeCoverage } from './lib/coverage.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { quietly, say, seconds } from './lib/progress.mjs';
import {
  jestCounts,
  matrixCounts,
  mutantCounts,
  oneCheck,
  plantCounts,
  simulationCounts,
} from './lib/counts.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const MINUTE = 60_000;
const JEST_REPORT = join(root, 'node_modules/.cache/jest-report.json');
const COVERAGE = join(root, 'node_modules/.cache/coverage');

/** The tests, and whether they run through what they have to. */
function testCounts(result) {
  const { passed, failed, details } = jestCounts(result);
  const { checked, problems, summary } = judgeCoverage(root, COVERAGE);
  return {
    passed: passed + checked,
    failed: failed + problems.length,
    note: problems.length > 0 ? undefined : summary,
    details: [...problems, details].join('\n'),
  };
}

// The minutes only end what hangs: a noisy machine may take several times as long as a quiet one.
// `beside`: it keeps one processor busy at most, and runs at the same time as that step.
const STEPS = [
  { name: 'types', run: ['tsc'], minutes: 10 },
  {
    name: 'lint',
    beside: 'types',
    run: ['backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
    minutes: 10,
  },
  {
    name: 'arrows',
    run: ['node', 'scripts/lint-arrows.mjs'],
    minutes: 5,
    counts: plantCounts,
  },
  {
    name: 'api',
    run: ['node', 'scripts/api-reports.mjs', '--ci'],
    minutes: 10,
  },
  {
    name: 'format',
    beside: 'api',
    run: ['prettier', '--check', '.'],
    minutes: 5,
  },
  {
    name: 'tests',
    run: [
      'backstage-cli',
      'repo',
      'test',
      '--watchAll=false',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${JEST_REPORT}`,
      ...coverageArgs(COVERAGE),
    ],
    report: JEST_REPORT,
    leaves: [JEST_REPORT, COVERAGE],
    minutes: 25,
    counts: testCounts,
    database: true,
    lastLine: chunk =>
      [...chunk.matchAll(/(?:PASS|FAIL) .*?(\S+\.test\.tsx?)/g)].pop()?.[1],
  },
  {
    name: 'mutants',
    run: ['node', 'scripts/tool.mjs', 'mutants', '--json'],
    minutes: 20,
    counts: mutantCounts,
    lastLine: chunk => chunk.trim().split('\n').pop()?.slice(0, 80),
  },
  {
    name: 'simulation',
    // A day; `npm run simulate` plays a week. The seed is fixed, so that the same code gives the same.
    run: [
      'node',
      'scripts/tool.mjs',
      'simulate',
      '--json',
      '--days',
      '1',
      '--seed',
      '1',
    ],
    minutes: 10,
    counts: simulationCounts,
    lastLine: chunk => chunk.trim().split('\n').pop()?.slice(0, 80),
  },
  {
    name: 'bench',
    // Whether it works, not how fast: most of it waits for answers.
    beside: 'simulation',
    run: [
      'node',
      'scripts/tool.mjs',
      'bench',
      '--only',
      'slack',
      '--quick',
      '--json',
    ],
    minutes: 10,
    lastLine: chunk => chunk.trim().split('\n').pop()?.slice(0, 80),
  },
  {
    name: 'crash-matrix',
    // Which points are played rotates from run to run; `npm run crash-matrix` plays them all.
    run: [
      'node',
      'scripts/tool.mjs',
      'crash-matrix',
      '--json',
      '--breaks',
      '6',
      '--sample',
      '6',
      '--first',
      '40',
      '--further',
      '6',
    ],
    minutes: 30,
    counts: matrixCounts,
    database: true,
    lastLine: chunk => chunk.trim().split('\n').pop()?.slice(0, 80),
  },
  {
    name: 'builds',
    run: ['backstage-cli', 'repo', 'build', '--all'],
    minutes: 20,
  },
];

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

function chosenSteps() {
  if (!values.only) return STEPS;
  const names = values.only.split(',');
  const unknown = names.filter(name => !STEPS.some(step => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `There is no step ${unknown.join(', ')}. There are: ${STEPS.map(
        s => s.name,
      ).join(', ')}.`,
    );
  }
  return STEPS.filter(step => names.includes(step.name));
}

/** Steps in order, each together with those that run beside it. */
function groupsOf(steps) {
  return steps.reduce((groups, step) => {
    const last = groups.at(-1);
    if (step.beside && last?.[0].name === step.beside) last.push(step);
    else groups.push([step]);
    return groups;
  }, []);
}

async function runStep(step, env) {
  const [command, ...args] = step.run;
  // Yesterday's report must not speak for today.
  for (const left of step.leaves ?? [])
    rmSync(left, { recursive: true, force: true });
  const result = await quietly(step.name, command, args, {
    cwd: root,
    env,
    timeoutMs: step.minutes * MINUTE,
    lastLine: step.lastLine,
  });
  const counts = (step.counts ?? oneCheck)({
    ...result,
    report: step.report,
  });
  // A tool that counts no failure and still ends badly has failed.
  const failed = result.code !== 0 ? Math.max(1, counts.failed) : counts.failed;
  return { ...result, ...counts, failed };
}

function report(step, { passed, failed, ms, output, note, details }) {
  const mark = failed > 0 ? '✗' : '✓';
  if (failed > 0) say(`${output.trimEnd()}\n\n${details ?? ''}\n`);
  say(
    `${mark} ${step.name}: ${passed} passed, ${failed} failed, ${seconds(ms)}`,
  );
  if (note) say(`  ${note}`);
}

async function main() {
  const steps = chosenSteps();
  say(`Steps: ${steps.map(step => step.name).join(' → ')}`);
  if (values.list) return 0;
  const started = Date.now();
  const database = steps.some(step => step.database)
    ? await startPostgres()
    : undefined;
  const env = {
    ...process.env,
    CI: '1',
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    ...database?.env,
  };
  const results = [];
  try {
    for (const group of groupsOf(steps)) {
      const first = results.length + 1;
      const names = group.map((step, n) => `${first + n} ${step.name}`);
      say(`▶ ${names.join(' and ')} of ${steps.length}`);
      const ended = await Promise.all(group.map(step => runStep(step, env)));
      group.forEach((step, n) => {
        report(step, ended[n]);
        results.push({ step, ...ended[n] });
      });
    }
  } finally {
    await database?.stop();
  }
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  console.log('');
  for (const { step, passed, failed, ms } of results) {
    console.log(
      `${failed > 0 ? '✗' : '✓'} ${step.name.padEnd(14)}${String(
        passed,
      ).padStart(5)} passed${String(failed).padStart(5)} failed${seconds(
        ms,
      ).padStart(10)}`,
    );
  }
  console.log(`in ${seconds(Date.now() - started)}`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') > 0 ? 1 : 0;
}

const code = await main().catch(error => {
  say(error.message);
  console.log('0 passed, 1 failed');
  return 1;
});
// Said outright: the Postgres package ends the process with 0 once nothing is left to do.
process.exit(code);
