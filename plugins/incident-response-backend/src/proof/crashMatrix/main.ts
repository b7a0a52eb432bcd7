import { readOptions, type Options } from './readOptions';
import { missed, totals } from './report';
import { runMatrix, type Say } from './runMatrix';
import { selfTest } from './selfTest';

const say: Say = line => process.stderr.write(`${line}\n`);

/** More points than this that never come up again mean that the recording is worth little. */
const MISSED_SHARE = 0.05;

async function matrix(options: Options): Promise<boolean> {
  const startedAt = performance.now();
  const results = await runMatrix(options, say);
  const sum = totals(results);
  const gone = missed(results);
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  say(`${results.length} runs in ${seconds} s, seed ${options.seed}`);
  if (gone.length > 0)
    say(`${gone.length} points did not come up again: ${gone.join(', ')}`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify(sum)}\n`
      : `${sum.points} points: ${sum.lost} lost, ${sum.doubled} doubled, ${sum.unapproved} unapproved\n`,
  );
  return (
    sum.points > 0 &&
    sum.lost + sum.doubled + sum.unapproved === 0 &&
    gone.length <= results.length * MISSED_SHARE
  );
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  // A matrix that would notice nothing proves nothing: a whole run begins with that.
  const provesItself = options.selfTest || options.only === '';
  const notices = !provesItself || (await selfTest(options, say)).length === 0;
  const ok = options.selfTest || (await matrix(options));
  process.exitCode = notices && ok ? 0 : 1;
}

// Ends like any program, so that what is temporary goes away.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => process.exit(1));

main().catch(error => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
