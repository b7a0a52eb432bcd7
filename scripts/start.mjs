// `npm start`: backend, frontend and a local Slack in the demo profile; says when the page is usable.
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { isFree } from './lib/ports.mjs';
import { say, seconds, signalGroup } from './lib/progress.mjs';
import { whenUsable } from './lib/ready.mjs';
import { startSlackTwin } from './lib/slackTwin.mjs';

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

async function announceWhenUsable(slack, stillRunning) {
  const ms = await whenUsable({ appUrl, backendUrl, stillRunning });
  if (ms === undefined) return;
  say(
    `\n  Incident Response is ready after ${seconds(ms)}: ${appUrl}\n` +
      `  Sign in as Ada (incident commander), then choose "Start a drill". Ctrl-C stops everything.\n` +
      `  The local Slack: ${
        slack ? `${slack.url}/?user=ada.moreau` : 'not there'
      }\n`,
  );
}

function startBackstage(slack) {
  // A group of its own, so that stopping reaches every descendant.
  return spawn('backstage-cli', ['repo', 'start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The browser would open before the backend answers; the address is printed instead.
    env: { BROWSER: 'none', ...slack?.env, ...process.env, ...portConfig() },
  });
}

/** Without it the incident page is the war room. */
async function whereSlackIs({ ready }) {
  try {
    return await ready;
  } catch (error) {
    say(`The local Slack did not start: ${error.message}`);
    return undefined;
  }
}

async function main() {
  await refuseTakenPorts();
  const twin = startSlackTwin({
    port: values['slack-port'],
    stateFile: join(root, '.state/slack-twin.json'),
  });
  let child;
  let running = true;
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    running = false;
    say('Stopping …');
    signalGroup(twin.child, 'SIGTERM');
    if (!child) return;
    signalGroup(child, 'SIGINT');
    setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  const slack = await whereSlackIs(twin);
  if (stopping) return;
  child = startBackstage(slack);
  child.on('error', error => {
    say(
      `Could not run backstage-cli: ${error.message}. Run \`npm start\` so that dependencies are installed.`,
    );
    process.exitCode = 1;
  });
  child.on('exit', code => {
    running = false;
    signalGroup(child, 'SIGKILL');
    signalGroup(twin.child, 'SIGTERM');
    process.exitCode = stopping ? 0 : code ?? 1;
  });
  await announceWhenUsable(slack, () => running);
}

main().catch(error => {
  say(error.message);
  process.exitCode = 1;
});
