import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sample, seeded } from '../crashMatrix/sample';
import { EQUIVALENTS } from './equivalents';
import { judge } from './judge';
import { mutate } from './mutate';
import { readOptions } from './readOptions';
import { runMutants } from './runMutants';
import { selfTest } from './selfTest';
import { findTargets } from './targets';

const SRC = resolve(__dirname, '../..');
const CACHE = resolve(SRC, '../../../node_modules/.cache');

const say = (line: string) => {
  process.stderr.write(`${line}\n`);
};

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const startedAt = performance.now();
  await selfTest(CACHE);
  say('A planted mutant survives its tests, and is found');
  const { files, suites } = findTargets(SRC);
  const wanted = files.filter(file => file.includes(options.only));
  const all = wanted.flatMap(file =>
    mutate(file, readFileSync(join(SRC, file), 'utf8')),
  );
  const chosen = options.sample
    ? sample(all, options.sample, seeded(options.seed))
    : all;
  say(
    `${chosen.length} of ${all.length} mutants of ${wanted.join(', ')}${
      options.sample ? `, seed ${options.seed}` : ''
    }`,
  );
  const shop = { src: SRC, cache: CACHE, suites, workers: options.workers };
  const tried = await runMutants(chosen, shop, say);
  const isWhole = options.only === '' && chosen.length === all.length;
  const { mutants, survived, problems } = judge(tried, EQUIVALENTS, isWhole);
  problems.forEach(say);
  say(`in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ mutants, survived })}\n`
      : `${mutants} mutants: ${survived} survived\n`,
  );
  process.exitCode = mutants > 0 && problems.length === 0 ? 0 : 1;
}

main().catch(error => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
