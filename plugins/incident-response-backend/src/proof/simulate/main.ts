import { readEvidence } from './reader/readEvidence';
import { readOptions } from './readOptions';
import { simulate } from './simulate';
import { tally } from './tally';

const EVERY_MS = 3_000;

const say = (line: string) => {
  process.stderr.write(`${line}\n`);
};

function sometimes(tell: (line: string) => void): (line: string) => void {
  let last = performance.now();
  return line => {
    if (performance.now() - last < EVERY_MS) return;
    last = performance.now();
    tell(line);
  };
}

async function main(): Promise<void> {
  const { seed, days, json } = readOptions(process.argv.slice(2));
  const startedAt = performance.now();
  say(`${days} days, seed ${seed}`);
  const outcome = await simulate(
    { seed, hours: Math.round(days * 24) },
    sometimes(line => say(`  … ${line}`)),
  );
  const violations = [
    ...readEvidence(outcome.evidence),
    ...outcome.open.map(id => `${id} was never brought to its end.`),
  ];
  violations.forEach(violation => say(`✗ ${violation}`));
  const { incidents, commits, restarts, commands, refused, digest } = outcome;
  say(
    `${incidents} incidents, ${commits} commits, ${commands} commands (${refused} refused), ` +
      `${outcome.evidence.acts.length} acts of vendors, ${restarts} restarts; digest ${digest}, ` +
      `in ${Math.round((performance.now() - startedAt) / 1_000)} s`,
  );
  say(`among them ${tally(outcome.evidence)}`);
  if (violations.length > 0)
    say(`Again: npm run simulate -- --days ${days} --seed ${seed}`);
  process.stdout.write(
    json
      ? `${JSON.stringify({
          incidents,
          commits,
          violations: violations.length,
        })}\n`
      : `${incidents} incidents, ${commits} commits: ${violations.length} violations\n`,
  );
  process.exitCode = incidents > 0 && violations.length === 0 ? 0 : 1;
}

main().catch(error => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
