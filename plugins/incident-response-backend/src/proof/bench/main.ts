import { cpus, loadavg, totalmem } from 'node:os';
import { say } from '../fullBackend/progress';
import { readOptions, USAGE } from './options';
import { round } from './percentiles';
import { measureSlack, type SlackSizes } from './slack/measureSlack';
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

const SLACK: SlackSizes = { rooms: 20, acknowledgements: 500, storm: 50 };
const QUICK_SLACK: SlackSizes = { rooms: 3, acknowledgements: 50, storm: 0 };

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
  // Where a room in Slack is, matters more than which database is below it.
  const measures = options.measures.filter(measure => measure !== 'slack');
  for (const engine of measures.length > 0 ? options.engines : []) {
    const started = Date.now();
    results[engine] = await runMeasures(engine, { ...options, measures });
    say(`${engine}: done in ${Math.round((Date.now() - started) / 1000)} s`);
    if (!options.json)
      process.stdout.write(
        `${engine} ${JSON.stringify(results[engine], undefined, 2)}\n`,
      );
  }
  const slack = options.measures.includes('slack')
    ? await measureSlack(options.quick ? QUICK_SLACK : SLACK)
    : undefined;
  if (slack)
    process.stdout.write(
      `slack ${JSON.stringify(slack.details, undefined, 2)}\n`,
    );
  const ok = Object.values(results).every(
    ({ failures }) => failures.length === 0,
  );
  if (!ok) process.exitCode = 1;
  const conditions = {
    ok,
    quick: options.quick,
    machine: machine(),
    loadBefore,
    loadAfter: load(),
  };
  if (measures.length === 0) say(JSON.stringify(conditions));
  const result = {
    ...(measures.length > 0 && { ...conditions, ...results }),
    ...(slack && { slack: slack.summary }),
  };
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : '');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.stack ?? error.message : String(error));
  process.stdout.write(
    `${JSON.stringify({ ok: false, reason: String(error) })}\n`,
  );
  process.exitCode = 1;
});
