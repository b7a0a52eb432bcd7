import { relative } from 'node:path';
import { placeOf, openWorkshop, withImports, type Workshop } from './Workshop';
import type { Mutant } from './Mutant';
import { inOrder } from './targets';
import { startTrial, type Trial } from './Trial';

export type Say = (line: string) => void;

export interface Tried {
  readonly mutant: Mutant;
  /** The first test that failed; absent: the mutant survived. */
  readonly noticedBy?: string;
}

export interface Shop {
  readonly src: string;
  /** Where copies may stand while this runs. */
  readonly cache: string;
  readonly suites: readonly string[];
  readonly workers: number;
}

interface Bench {
  readonly workshop: Workshop;
  readonly trial: Trial;
}

const EVERY_MS = 3_000;

/** Without a change everything passes, or what the mutants come to says nothing. */
async function timeSuites(
  suites: readonly string[],
  benches: readonly Bench[],
): Promise<ReadonlyMap<string, number>> {
  const took = new Map<string, number>();
  const left = [...suites];
  await Promise.all(
    benches.map(async ({ workshop: { directory }, trial }) => {
      for (let suite = left.shift(); suite; suite = left.shift()) {
        const since = performance.now();
        const broken = await trial.run(directory, [placeOf(directory, suite)]);
        if (broken !== undefined)
          throw new Error(
            `${suite} fails without any mutant (${broken.test}). Make the tests pass first.`,
          );
        took.set(suite, performance.now() - since);
      }
    }),
  );
  return took;
}

/** For each file: the suites that load it. No other can notice a change of it. */
function suitesByFile(
  { src, suites }: Shop,
  mutants: readonly Mutant[],
): ReadonlyMap<string, readonly string[]> {
  const loads = new Map(
    suites.map(suite => [suite, withImports(src, [suite])]),
  );
  const files = [...new Set(mutants.map(({ file }) => file))];
  return new Map(
    files.map(file => [file, suites.filter(s => loads.get(s)?.has(file))]),
  );
}

/** Counts, for each file, what each suite noticed of it. */
function createExperience(took: ReadonlyMap<string, number>) {
  const noticed = new Map<string, Map<string, number>>();
  const of = (file: string) => {
    const counts = noticed.get(file) ?? new Map<string, number>();
    noticed.set(file, counts);
    return counts;
  };
  return {
    with: (file: string) => ({ took, noticed: of(file) }),
    add: (file: string, suite: string) =>
      of(file).set(suite, (of(file).get(suite) ?? 0) + 1),
  };
}

async function tryAll(
  mutants: readonly Mutant[],
  shop: Shop,
  benches: readonly Bench[],
  said: { readonly say: Say; readonly count: () => void },
): Promise<readonly Tried[]> {
  const results: Tried[] = [];
  const reaching = suitesByFile(shop, mutants);
  const needed = [...new Set([...reaching.values()].flat())];
  const experience = createExperience(await timeSuites(needed, benches));
  said.say(`${needed.length} suites pass on the true code`);
  let next = 0;
  await Promise.all(
    benches.map(async ({ workshop, trial }) => {
      const { directory } = workshop;
      while (next < mutants.length) {
        const position = next;
        next += 1;
        const mutant = mutants[position];
        const { file } = mutant;
        const suites = reaching.get(file) ?? [];
        workshop.put(file, mutant.text);
        const noticed = await trial.run(
          directory,
          inOrder(file, suites, experience.with(file)).map(suite =>
            placeOf(directory, suite),
          ),
        );
        workshop.put(file);
        if (noticed)
          experience.add(
            file,
            relative(directory, noticed.suite).replace(/\.js$/, '.ts'),
          );
        results[position] = { mutant, noticedBy: noticed?.test };
        said.count();
      }
    }),
  );
  return results;
}

/** Tries every mutant; the answers are in the order of the mutants. */
export async function runMutants(
  mutants: readonly Mutant[],
  shop: Shop,
  say: Say,
): Promise<readonly Tried[]> {
  const benches = Array.from({ length: shop.workers }, () => ({
    workshop: openWorkshop(shop.src, shop.cache, [...shop.suites]),
    trial: startTrial(),
  }));
  let done = 0;
  const tick = setInterval(
    () => say(`  … ${done} of ${mutants.length} mutants tried`),
    EVERY_MS,
  );
  const count = () => {
    done += 1;
  };
  try {
    return await tryAll(mutants, shop, benches, { say, count });
  } finally {
    clearInterval(tick);
    for (const { workshop, trial } of benches) {
      trial.end();
      workshop.remove();
    }
  }
}
