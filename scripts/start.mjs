// `npm start`: backend, frontend and a local Slack in the demo profile; says when the page is usable.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { isFree } from './lib/ports.mjs';
import { say, seconds, signalGroup } from './lib/progress.mjs';
import { whenUsable } from './lib/ready.mjs';

const require = createRequire(import.meta.url);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
// The backend may take 25 s to drain what is under way.
const KILL_AFTER_MS = 30_000;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    'backend-port': { type: 'string', default: '7007' },
    'slack-port': { type: 'string', default: '7010' },
  },
});
const appUrl = `http://localhost:${values.port}`;
const backendUrl = `http://localhost:${values['backend-port']}`;
const slackUrl = `http://127.0.0.1:${values['slack-port']}`;

async function refuseTakenPorts() {
  for (const [option, port] of Object.entries(values)) {
    if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
      throw new Error(
        `--${option} ${port} is not a port: give a number from 1 to 65535.`,
      );
    }
    if (!(await isFree(Number(port)))) {
      throw new Error(
        `Port ${port} is in use by another program: stop it, or choose a free one with \`npm start -- --${option} <port>\`.`,
      );
    }
  }
}

/** Ports move through configuration, so that every link follows. */
function portConfig() {
  const text = value => JSON.stringify(value);
  return {
    APP_CONFIG_app_baseUrl: text(appUrl),
    APP_CONFIG_backend_baseUrl: text(backendUrl),
    APP_CONFIG_backend_listen: text({
      host: '127.0.0.1',
      port: Number(values['backend-port']),
    }),
    APP_CONFIG_backend_cors_origin: text(appUrl),
  };
}

async function announceWhenUsable(stillRunning) {
  const ms = await whenUsable({ appUrl, backendUrl, stillRunning });
  if (ms === undefined) return;
  say(
    `\n  Incident Response is ready after ${seconds(ms)}: ${appUrl}\n` +
      `  Sign in as Ada (incident commander), then choose "Start a drill". Ctrl-C stops everything.\n` +
      `  The local Slack: ${slackUrl}\n`,
  );
}

function startBackstage() {
  // A group of its own, so that stopping reaches every descendant.
  return spawn('backstage-cli', ['repo', 'start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The browser would open before the backend answers; the address is printed instead.
    env: { BROWSER: 'none', ...process.env, ...portConfig() },
  });
}

/** A process of its own, so that it outlives a backend that is killed. */
function startSlackTwin() {
  return spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      join(root, 'packages/twins/src/slack/main.ts'),
      '--port',
      values['slack-port'],
      '--state',
      join(root, '.state/slack-twin.json'),
    ],
    { cwd: root, detached: true, stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

async function main() {
  await refuseTakenPorts();
  const slack = startSlackTwin();
  slack.on('error', error =>
    say(`The local Slack did not start: ${error.message}`),
  );
  const child = startBackstage();
  let running = true;
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    running = false;
    say('Stopping …');
    signalGroup(child, 'SIGINT');
    signalGroup(slack, 'SIGTERM');
    setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  child.on('error', error => {
    say(
      `Could not run backstage-cli: ${error.message}. Run \`npm start\` so that dependencies are installed.`,
    );
    process.exitCode = 1;
  });
  child.on('exit', code => {
    running = false;
    signalGroup(child, 'SIGKILL');
    signalGroup(slack, 'SIGTERM');
    process.exitCode = stopping ? 0 : code ?? 1;
  });
  await announceWhenUsable(() => running);
}

main().catch(error => {
  say(error.message);
  process.exitCode = 1;
});
