// `npm run test:e2e`: the production build of the app, served by the real backend on a free port
// with fresh data, in a real browser. E2E_USE_BUILD=1 takes the build that is there.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './lib/ports.mjs';
import { quietly, say } from './lib/progress.mjs';
import { whenUsable } from './lib/ready.mjs';
import { startSlackTwin } from './lib/slackTwin.mjs';

const require = createRequire(import.meta.url);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 40_000;

async function buildApp() {
  const built = existsSync(join(root, 'packages/app/dist/index.html'));
  if (built && process.env.E2E_USE_BUILD) return;
  const { code, output } = await quietly(
    'building the app',
    'backstage-cli',
    ['package', 'build'],
    { cwd: join(root, 'packages/app'), timeoutMs: 720_000 },
  );
  if (code !== 0) throw new Error(`${output}\nThe app could not be built.`);
}

function startBackend({ url, port, state, slack, log }) {
  const text = value => JSON.stringify(value);
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      'src/index.ts',
    ],
    {
      cwd: join(root, 'packages/backend'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...slack.env,
        NODE_ENV: 'development',
        APP_CONFIG_app_baseUrl: text(url),
        APP_CONFIG_backend_baseUrl: text(url),
        APP_CONFIG_backend_listen: text({ host: '127.0.0.1', port }),
        APP_CONFIG_backend_cors_origin: text(url),
        APP_CONFIG_backend_database_connection_directory: text(state),
      },
    },
  );
  child.stdout.on('data', chunk => log.push(String(chunk)));
  child.stderr.on('data', chunk => log.push(String(chunk)));
  return child;
}

async function waitForBackend(child, url) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  const ms = await whenUsable({
    appUrl: url,
    backendUrl: url,
    stillRunning: () => child.exitCode === null && Date.now() < deadline,
  });
  if (ms === undefined) {
    throw new Error(
      child.exitCode === null
        ? `The backend was not usable after ${START_TIMEOUT_MS / 1000} s.`
        : `The backend ended with ${child.exitCode} before it was usable.`,
    );
  }
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(done => child.once('exit', done));
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(late);
}

async function runPlaywright({ args, url, slackUrl, report }) {
  const child = spawn('playwright', ['test', '--reporter=list,json', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      APP_URL: url,
      BACKEND_URL: url,
      SLACK_URL: slackUrl,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  const code = await new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', done);
  });
  const { stats } = JSON.parse(await readFile(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: code === 0 ? failed : Math.max(1, failed),
  };
}

async function main(args) {
  const directory = await mkdtemp(join(tmpdir(), 'incident-response-e2e-'));
  const log = [];
  const tail = () => say(log.join('').split('\n').slice(-60).join('\n'));
  let backend;
  let twin;
  try {
    await buildApp();
    const port = await freePort();
    const url = `http://localhost:${port}`;
    twin = startSlackTwin({});
    const slack = await twin.ready;
    backend = startBackend({
      url,
      port,
      state: join(directory, 'state'),
      slack,
      log,
    });
    await waitForBackend(backend, url);
    const counts = await runPlaywright({
      args,
      url,
      slackUrl: slack.url,
      report: join(directory, 'report.json'),
    });
    if (counts.failed > 0) tail();
    return counts;
  } catch (error) {
    tail();
    say(error.message);
    return { passed: 0, failed: 1 };
  } finally {
    if (backend) await stop(backend);
    if (twin) await stop(twin.child);
    await rm(directory, { recursive: true, force: true });
  }
}

const { passed, failed } = await main(process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
