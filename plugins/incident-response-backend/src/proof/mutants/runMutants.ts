import { placeOf, openWorkshop, type Workshop } from './Workshop';
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

const EVERY_MS = 3_000;

/** Without a change everything passes, or what the mutants come to says nothing. */
async function timeSuites(
  { suites }: Shop,
  workshop: Workshop,
  trial: Trial,
): Promise<ReadonlyMap<string, number>> {
  const took = new Map<string, number>();
  for (const suite of suites) {
    const since = performance.now();
    const { directory } = workshop;
    const broken = await trial.run(directory, [placeOf(directory, suite)]);
    if (broken !== undefined)
      throw new Error(
        `${suite} fails without any mutant (${broken}). Make the tests pass first.`,
      );
    took.set(suite, performance.now() - since);
  }
  return took;
}

/** Tries every mutant; the answers are in the order of the mutants. */
export async function runMutants(
  mutants: readonly Mutant[],
  shop: Shop,
  say: Say,
): Promise<readonly Tried[]> {
  const results: Tried[] = [];
  const open = () => openWorkshop(shop.src, shop.cache, [...shop.suites]);
  const benches = Array.from({ length: shop.workers }, () => ({
    workshop: open(),
    trial: startTrial(),
  }));
  let next = 0;
  let done = 0;
  const tick = setInterval(
    () => say(`  … ${done} of ${mutants.length} mutants tried`),
    EVERY_MS,
  );
  try {
    const [{ workshop: first, trial: timing }] = benches;
    const took = await timeSuites(shop, first, timing);
    say(`${shop.suites.length} suites pass on the true code`);
    await Promise.all(
      benches.map(async ({ workshop, trial }) => {
        const { directory } = workshop;
        while (next < mutants.length) {
          const position = next;
          next += 1;
          const mutant = mutants[position];
          workshop.put(mutant.file, mutant.text);
          const suites = inOrder(mutant.file, shop.suites, took);
          const noticedBy = await trial.run(
            directory,
            suites.map(suite => placeOf(directory, suite)),
          );
          workshop.put(mutant.file);
          results[position] = { mutant, noticedBy };
          done += 1;
        }
      }),
    );
  } finally {
    clearInterval(tick);
    for (const { workshop, trial } of benches) {
      trial.end();
      workshop.remove();
    }
  }
  return results;
}
