const FIRST_AFTER_MS = 2_000;
const EVERY_MS = 3_000;

/** To stderr: stdout belongs to the result. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Says what takes long, with elapsed seconds, while `work` runs. */
export async function withProgress<T>(
  what: string | (() => string),
  work: Promise<T>,
): Promise<T> {
  const started = Date.now();
  const tick = () => {
    const elapsed = Math.round((Date.now() - started) / 1000);
    say(`  … ${typeof what === 'string' ? what : what()}: ${elapsed} s`);
  };
  let repeat: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    tick();
    repeat = setInterval(tick, EVERY_MS);
  }, FIRST_AFTER_MS);
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(repeat);
  }
}
