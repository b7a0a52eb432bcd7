// Visible progress for slow steps. Everything goes to stderr: stdout belongs to the tool.
import { spawn } from 'node:child_process';

const FIRST_AFTER_MS = 2_000;
const EVERY_MS = 3_000;
const KEPT_OUTPUT = 2_000_000;

export function say(text) {
  process.stderr.write(`${text}\n`);
}

export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Prints what is being done, with elapsed seconds, until the returned function is called. */
export function ticking(label, detail = () => '') {
  const started = Date.now();
  const tick = () => {
    const elapsed = Math.round((Date.now() - started) / 1000);
    const more = detail();
    say(`  … ${label}: ${elapsed} s${more ? ` (${more})` : ''}`);
  };
  let repeat;
  const first = setTimeout(() => {
    tick();
    repeat = setInterval(tick, EVERY_MS);
  }, FIRST_AFTER_MS);
  return () => {
    clearTimeout(first);
    clearInterval(repeat);
    return Date.now() - started;
  };
}

const groups = new Set();
let interrupted = false;

/** Ends a command together with everything it started. */
export function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // the group has ended already
  }
}

// Where one of several could not even be started, the others end with this process.
process.once('exit', () => {
  for (const child of groups) signalGroup(child, 'SIGTERM');
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    interrupted = true;
    for (const child of groups) signalGroup(child, 'SIGTERM');
  });
}

/** Runs a command out of sight, with progress; what it printed comes back. */
export async function quietly(label, command, args, options = {}) {
  const { env = process.env, cwd, lastLine, timeoutMs } = options;
  let output = '';
  let detail = '';
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  groups.add(child);
  const read = chunk => {
    output = (output + chunk).slice(-KEPT_OUTPUT);
    detail = lastLine?.(String(chunk)) ?? detail;
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const stop = ticking(label, () => detail);
  const late = timeoutMs
    ? setTimeout(() => {
        read(`\n${label} was stopped: it ran for ${seconds(timeoutMs)}.\n`);
        signalGroup(child, 'SIGKILL');
      }, timeoutMs)
    : undefined;
  const code = await new Promise((resolve, reject) => {
    child.on('error', error =>
      reject(new Error(`Could not run ${command}: ${error.message}`)),
    );
    child.on('close', resolve);
  }).finally(() => {
    stop();
    clearTimeout(late);
    groups.delete(child);
    signalGroup(child, 'SIGKILL');
  });
  const ms = stop();
  if (interrupted) throw new Error(`Interrupted during ${label}.`);
  return { code: code ?? 1, output, ms };
}
