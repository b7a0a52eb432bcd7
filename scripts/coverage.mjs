// `npm run coverage`: what the tests run through, held to what is promised: every branch of gate,
// authority and ledger, and so much of everything. `--core` looks at the first only, which is quick.
// The step `tests` of `npm test` holds its own run to the same.
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { coverageArgs, judgeCoverage } from './lib/coverage.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { quietly, say, seconds } from './lib/progress.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const backend = 'plugins/incident-response-backend';
const directory = join(root, 'node_modules/.cache/coverage');
const MINUTE = 60_000;

const { values } = parseArgs({
  options: { core: { type: 'boolean', default: false } },
});

/** The tests beside the core; a folder stands for its own tests only. */
function coreRun() {
  const { suites } = JSON.parse(
    readFileSync(join(root, backend, 'src/proof/core.json'), 'utf8'),
  );
  return {
    args: [
      'package',
      'test',
      ...suites.map(name => `src/${name}`),
      '--testPathIgnorePatterns=/redaction/(?!why)',
    ],
    cwd: join(root, backend),
  };
}

async function collect() {
  rmSync(directory, { recursive: true, force: true });
  const database = values.core ? undefined : await startPostgres();
  const env = {
    ...process.env,
    CI: '1',
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    ...database?.env,
  };
  const { args, cwd } = values.core
    ? coreRun()
    : { args: ['repo', 'test', '--maxWorkers=2'], cwd: root };
  try {
    const { code, output } = await quietly(
      'coverage',
      'backstage-cli',
      [...args, '--watchAll=false', ...coverageArgs(directory)],
      {
        cwd,
        env,
        timeoutMs: 40 * MINUTE,
        lastLine: chunk =>
          [...chunk.matchAll(/(?:PASS|FAIL) .*?(\S+\.test\.tsx?)/g)].pop()?.[1],
      },
    );
    if (code !== 0) throw new Error(`${output.trimEnd()}\nThe tests failed.`);
  } finally {
    await database?.stop();
  }
}

async function main() {
  const started = Date.now();
  await collect();
  const { checked, problems, summary } = judgeCoverage(root, directory, {
    onlyCore: values.core,
  });
  problems.forEach(problem => say(problem));
  if (problems.length === 0 && summary) say(`Run by a test: ${summary}`);
  say(`in ${seconds(Date.now() - started)}`);
  console.log(`${checked} passed, ${problems.length} failed`);
  return problems.length > 0 ? 1 : 0;
}

const code = await main().catch(error => {
  say(error.message);
  console.log('0 passed, 1 failed');
  return 1;
});
process.exit(code);
