// Visible progress for slow steps. Everything goes to stderr: stdout belongs to the tool.
import { spawn } from 'node:child_process';

const FIRST_AFTER_MS = 2_000;
const EVERY_MS = 3_000;

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
    const more = detail();
    say(
      `  … ${label}: ${Math.round((Date.now() - started) / 1000)} s${
        more && ` (${more})`
      }`,
    );
  };
  let timer = setTimeout(() => {
    tick();
    timer = setInterval(tick, EVERY_MS);
  }, FIRST_AFTER_MS);
  return () => {
    clearTimeout(timer);
    clearInterval(timer);
    return Date.now() - started;
  };
}

/** Runs a command out of sight; shows progress, and its output only when it fails. */
export async function quietly(
  label,
  command,
  args,
  { env, cwd, lastLine } = {},
) {
  let output = '';
  let detail = '';
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const read = chunk => {
    output = (output + chunk).slice(-200_000);
    detail = lastLine?.(String(chunk)) ?? detail;
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const stop = ticking(label, () => detail);
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  }).finally(stop);
  return { code: code ?? 1, output };
}
