import { cpus, loadavg, totalmem } from 'node:os';
import { say } from '../fullBackend/progress';
import { readOptions, USAGE } from './options';
import { round } from './percentiles';
import { runMeasures, type EngineResults } from './runMeasures';

function machine() {
  return {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: process.platform,
  };
}

/** The load of the machine before and after tells how far to trust the figures. */
const load = () => loadavg().map(round);

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const options = readOptions(args);
  const loadBefore = load();
  const results: Record<string, EngineResults> = {};
  for (const engine of options.engines) {
    const started = Date.now();
    results[engine] = await runMeasures(engine, options);
    say(`${engine}: done in ${Math.round((Date.now() - started) / 1000)} s`);
    if (!options.json)
      process.stdout.write(
        `${engine} ${JSON.stringify(results[engine], undefined, 2)}\n`,
      );
  }
  const result = {
    ok: Object.values(results).every(({ failures }) => failures.length === 0),
    quick: options.quick,
    machine: machine(),
    loadBefore,
    loadAfter: load(),
    ...results,
  };
  if (!result.ok) process.exitCode = 1;
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : '');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.stack ?? error.message : String(error));
  process.stdout.write(
    `${JSON.stringify({ ok: false, reason: String(error) })}\n`,
  );
  process.exitCode = 1;
});
