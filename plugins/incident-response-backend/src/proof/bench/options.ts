import { parseArgs } from 'node:util';

export const MEASURES = [
  'assemble',
  'publish',
  'ingest',
  'list',
  'timeline',
  'slack',
] as const;
export type Measure = (typeof MEASURES)[number];

export const ENGINES = ['sqlite', 'postgres'] as const;
export type DatabaseEngine = (typeof ENGINES)[number];

export interface BenchOptions {
  readonly measures: readonly Measure[];
  readonly engines: readonly DatabaseEngine[];
  /** Less of everything: says whether it works, not how fast. */
  readonly quick: boolean;
  /** The last line of stdout is the result as JSON. */
  readonly json: boolean;
  /** Folder for CPU profiles of the backend. */
  readonly profileTo?: string;
}

export const USAGE = `npm run bench -- [options]
  --only ${MEASURES.join('|')}   one measure; may be repeated
  --database ${ENGINES.join('|')}   one database; may be repeated
  --quick                less of everything
  --json                 last line of stdout is the result as JSON
  --profile <folder>     CPU profiles of the backend go there`;

function choose<T extends string>(
  option: string,
  given: readonly string[] | undefined,
  all: readonly T[],
): readonly T[] {
  if (!given) return all;
  for (const value of given)
    if (!all.some(each => each === value))
      throw new Error(`${option} ${value} is not one of ${all.join(', ')}.`);
  return all.filter(each => given.includes(each));
}

/** @throws Error with a sentence for the person who typed it */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true },
      database: { type: 'string', multiple: true },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  return {
    measures: choose('--only', values.only, MEASURES),
    engines: choose('--database', values.database, ENGINES),
    quick: values.quick,
    json: values.json,
    ...(values.profile ? { profileTo: values.profile } : {}),
  };
}
