import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

/**
 * Whose branches decide over who may do what, what is published and what is believed; coverage is
 * held to the same list. A name that ends with `/` stands for the files of that folder.
 */
const coreSchema = z.object({
  backend: z.array(z.string()),
  suites: z.array(z.string()),
});

/** Paths from `src`. */
export interface Targets {
  readonly files: readonly string[];
  readonly suites: readonly string[];
}

const SUITE = /\.test\.ts$/;

function filesOf(src: string, name: string): readonly string[] {
  if (!name.endsWith('/')) return [name];
  return readdirSync(join(src, name))
    .filter(file => file.endsWith('.ts'))
    .map(file => `${name}${file}`)
    .sort();
}

export function findTargets(src: string): Targets {
  const { backend, suites } = coreSchema.parse(
    JSON.parse(readFileSync(join(src, 'proof/core.json'), 'utf8')),
  );
  const all = (names: readonly string[]) =>
    names.flatMap(name => filesOf(src, name));
  return {
    files: all(backend).filter(file => !SUITE.test(file)),
    suites: all(suites).filter(file => SUITE.test(file)),
  };
}

/** How far a suite is from a file: its own first, then those of its room. */
function distance(file: string, suite: string): number {
  const name = basename(file, '.ts').toLowerCase();
  if (basename(suite).toLowerCase().includes(name)) return 0;
  return suite.split('/')[0] === file.split('/')[0] ? 1 : 2;
}

/** What is known of the suites by now. */
export interface Experience {
  /** Milliseconds that each of them takes on the true code. */
  readonly took: ReadonlyMap<string, number>;
  /** How many changes of one file each of them noticed. */
  readonly noticed: ReadonlyMap<string, number>;
}

/**
 * The suites that noticed most of a file come first, then those that most likely do, and of those
 * the quick ones. All of them run on a change that none notices.
 */
export function inOrder(
  file: string,
  suites: readonly string[],
  { took, noticed }: Experience,
): readonly string[] {
  return [...suites].sort(
    (a, b) =>
      (noticed.get(b) ?? 0) - (noticed.get(a) ?? 0) ||
      distance(file, a) - distance(file, b) ||
      (took.get(a) ?? 0) - (took.get(b) ?? 0),
  );
}
