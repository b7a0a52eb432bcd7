import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const optionsSchema = z.object({
  engine: z.enum(['sqlite', 'postgres', 'both']).default('both'),
  only: z.string().default(''),
  sample: z.coerce.number().int().min(1).default(40),
  seed: z.coerce
    .number()
    .int()
    .min(1)
    .default(() => randomInt(1, 1_000_000)),
  workers: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(() => availableParallelism() * 2),
  json: z.boolean().default(false),
  selfTest: z.boolean().default(false),
});

export type Options = z.infer<typeof optionsSchema>;

export const USAGE = `npm run crash-matrix -- [options]
  --engine sqlite|postgres|both   where the ledgers are kept (both: all on SQLite, a sample on Postgres)
  --only TEXT                     only points whose id contains TEXT
  --sample N                      how many points on Postgres (40)
  --seed N                        which ones; printed, so that a run can be repeated
  --workers N                     incidents at once (two for each processor)
  --self-test                     breaks the product on purpose and fails if that goes unnoticed
  --json                          ends with {"points":N,"lost":0,"doubled":0,"unapproved":0}`;

/** @throws Error with a sentence for each option that cannot be read */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      engine: { type: 'string' },
      only: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      workers: { type: 'string' },
      json: { type: 'boolean' },
      'self-test': { type: 'boolean' },
    },
  });
  const { 'self-test': selfTest, ...rest } = values;
  const read = optionsSchema.safeParse({ ...rest, selfTest });
  if (read.success) return read.data;
  const mistakes = read.error.issues.map(
    ({ path, message }) => `--${path.join('.')}: ${message}.`,
  );
  throw new Error([...mistakes, USAGE].join('\n'));
}
