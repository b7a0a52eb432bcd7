// `npm run test:e2e`: the demo as `npm start` serves it, on free ports and fresh data, in a real browser.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './lib/ports.mjs';
import { say } from './lib/progress.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const START_TIMEOUT_MS = 180_000;
const STOP_TIMEOUT_MS = 40_000;

/** Starts the demo; resolves once it says it is ready. */
function startDemo({ port, backendPort, state, log }) {
  const child = spawn(
    'node',
    [
      'scripts/start.mjs',
      '--port',
      String(port),
      '--backend-port',
      String(backendPort),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        CI: '',
        APP_CONFIG_backend_database_connection_directory: JSON.stringify(state),
      },
    },
  );
  return new Promise((ready, failed) => {
    const late = setTimeout(() => {
      child.kill('SIGTERM');
      failed(
        new Error(`The demo was not ready after ${START_TIMEOUT_MS / 1000} s.`),
      );
    }, START_TIMEOUT_MS);
    const read = chunk => {
      log.push(String(chunk));
      if (!String(chunk).includes('is ready after')) return;
      clearTimeout(late);
      ready(child);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', code => {
      clearTimeout(late);
      failed(new Error(`The demo ended with ${code} before it was ready.`));
    });
  });
}

async function stopDemo(child) {
  if (child.exitCode !== null) return;
  const ended = new Promise(done => child.once('exit', done));
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(late);
}

function runPlaywright(args, env) {
  const child = spawn('playwright', ['test', '--reporter=list,json', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', code => done(code ?? 1));
  });
}

async function main() {
  const directory = await mkdtemp(join(tmpdir(), 'incident-response-e2e-'));
  const report = join(directory, 'report.json');
  const log = [];
  const [port, backendPort] = [await freePort(), await freePort()];
  let demo;
  try {
    say(`Starting the demo on ports ${port} and ${backendPort}`);
    demo = await startDemo({
      port,
      backendPort,
      state: join(directory, 'state'),
      log,
    });
    const code = await runPlaywright(process.argv.slice(2), {
      APP_URL: `http://localhost:${port}`,
      BACKEND_URL: `http://localhost:${backendPort}`,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    const { stats } = JSON.parse(await readFile(report, 'utf8'));
    const failed = Math.max(stats.unexpected + stats.flaky, code === 0 ? 0 : 1);
    if (failed > 0) say(log.join('').split('\n').slice(-60).join('\n'));
    return { passed: stats.expected, failed };
  } catch (error) {
    say(log.join('').split('\n').slice(-60).join('\n'));
    say(error.message);
    return { passed: 0, failed: 1 };
  } finally {
    if (demo) await stopDemo(demo);
    await rm(directory, { recursive: true, force: true });
  }
}

const { passed, failed } = await main();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
