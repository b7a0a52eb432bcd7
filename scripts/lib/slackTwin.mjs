import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** The channel of the twin that hears of incidents. */
const ANNOUNCE_CHANNEL = 'C0INCIDENTS';
const START_TIMEOUT_MS = 60_000;

/** What the twin tells of itself: its address, then what a backend needs. */
async function firstLines(child) {
  const lines = [];
  const late = setTimeout(() => child.kill('SIGTERM'), START_TIMEOUT_MS);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (lines.length === 2) return lines;
    }
  } finally {
    clearTimeout(late);
  }
  throw new Error('The local Slack ended before it said where it is.');
}

/** The environment with which a backend works in the twin. */
function configOf({ apiUrl, botToken, appToken }) {
  const settings = {
    apiUrl,
    botToken,
    appToken,
    announceChannel: ANNOUNCE_CHANNEL,
  };
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      `APP_CONFIG_incidentResponse_slack_${key}`,
      JSON.stringify(value),
    ]),
  );
}

/**
 * Starts a local Slack in a process of its own, so that it outlives a backend that is killed. `ready`
 * gives its address and what a backend needs, or why it did not start.
 */
export function startSlackTwin({ port = 0, stateFile }) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      join(root, 'packages/twins/src/slack/main.ts'),
      '--port',
      String(port),
      ...(stateFile ? ['--state', stateFile] : []),
    ],
    { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const failed = new Promise((_, reject) => {
    child.once('error', reject);
  });
  const ready = Promise.race([firstLines(child), failed]).then(
    ([address, settings]) => ({
      url: address.replace(/^[^:]*: /, ''),
      env: configOf(JSON.parse(settings)),
    }),
  );
  return { child, ready };
}
