// `npm run coverage`: what the tests run through, held to what is promised: every branch of gate,
// authority and ledger, and so much of everything. `--core` looks at the first only, which is quick.
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './lib/postgres.mjs';
import { quietly, say, seconds } from './lib/progress.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const backend = 'plugins/incident-response-backend';
const directory = join(root, 'node_modules/.cache/coverage');
const MINUTE = 60_000;

const OVERALL_PERCENT = 85;
const CORE = new RegExp(
  `^${backend}/src/(gate/[^/]+|domain/(authority|approvers|commanders|approvalRules|ActorFacts|Standing|placeholders|allowedCommands|ledger|verifyLedger))\\.ts$`,
);

const { values } = parseArgs({
  options: { core: { type: 'boolean', default: false } },
});

const counted = [
  '--coverage',
  '--coverageProvider=babel',
  '--coverageReporters=json',
  `--coverageDirectory=${directory}`,
  '--watchAll=false',
];

async function collect() {
  rmSync(directory, { recursive: true, force: true });
  const database = values.core ? undefined : await startPostgres();
  const env = {
    ...process.env,
    CI: '1',
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    ...database?.env,
  };
  const run = values.core
    ? ['package', 'test', 'src/domain', 'src/gate', ...counted]
    : ['repo', 'test', '--maxWorkers=2', ...counted];
  try {
    const { code, output } = await quietly('coverage', 'backstage-cli', run, {
      cwd: values.core ? join(root, backend) : root,
      env,
      timeoutMs: 40 * MINUTE,
      lastLine: chunk =>
        [...chunk.matchAll(/(?:PASS|FAIL) .*?(\S+\.test\.tsx?)/g)].pop()?.[1],
    });
    if (code !== 0) throw new Error(`${output.trimEnd()}\nThe tests failed.`);
  } finally {
    await database?.stop();
  }
  const report = JSON.parse(
    readFileSync(join(directory, 'coverage-final.json'), 'utf8'),
  );
  return Object.values(report)
    .map(file => ({ ...file, path: relative(root, file.path) }))
    .filter(({ path }) => !/__testUtils__|\/proof\/|\.test\./.test(path));
}

/** Lines on which a branch begins that no test takes. */
function untaken({ path, branchMap, b }) {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  // Where the compiler knows that nothing comes, nothing does.
  const isUnreachable = ({ start, end } = {}) =>
    start &&
    lines
      .slice(start.line - 1, end.line)
      .some(line => line.includes('const unreachable: never'));
  return Object.entries(branchMap).flatMap(([id, { locations, line, loc }]) =>
    b[id].flatMap((times, n) =>
      times === 0 && !isUnreachable(locations[n])
        ? [locations[n]?.start?.line ?? line ?? loc?.start?.line ?? 0]
        : [],
    ),
  );
}

async function main() {
  const started = Date.now();
  const files = await collect();
  const core = files.filter(({ path }) => CORE.test(path));
  const problems = core.flatMap(file =>
    untaken(file).map(
      line => `No test takes the branch at ${file.path}:${line}.`,
    ),
  );
  if (core.length === 0)
    problems.push('Nothing of gate and authority was run.');
  const statements = files.flatMap(({ s }) => Object.values(s));
  const share =
    (100 * statements.filter(times => times > 0).length) / statements.length;
  if (!values.core && share < OVERALL_PERCENT)
    problems.push(
      `${share.toFixed(
        1,
      )} % of all statements are run by a test; promised are ${OVERALL_PERCENT} %.`,
    );
  problems.forEach(problem => say(problem));
  const overall = values.core
    ? ''
    : `, ${files.length} in all: ${share.toFixed(1)} % of their statements`;
  say(
    `${core.length} files of gate, authority and ledger${overall}, in ${seconds(
      Date.now() - started,
    )}`,
  );
  console.log(`${core.length} passed, ${problems.length} failed`);
  return problems.length > 0 ? 1 : 0;
}

const code = await main().catch(error => {
  say(error.message);
  console.log('0 passed, 1 failed');
  return 1;
});
process.exit(code);
