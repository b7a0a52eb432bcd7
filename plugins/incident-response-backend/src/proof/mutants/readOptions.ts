import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const optionsSchema = z.object({
  only: z.string().default(''),
  sample: z.coerce.number().int().min(1).optional(),
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
    .default(() => availableParallelism()),
  json: z.boolean().default(false),
});

export type Options = z.infer<typeof optionsSchema>;

export const USAGE = `npm run mutants -- [options]
  --only TEXT    only files whose path contains TEXT
  --sample N     only so many mutants, as chance has it
  --seed N       which ones; printed, so that a run can be repeated
  --workers N    processes at once (one for each processor)
  --json         ends with {"mutants":N,"survived":0}`;

/** @throws Error with a sentence for each option that cannot be read */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      sample: { type: 'string' },
      seed: { type: 'string' },
      workers: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const read = optionsSchema.safeParse(values);
  if (read.success) return read.data;
  const mistakes = read.error.issues.map(
    ({ path, message }) => `--${path.join('.')}: ${message}.`,
  );
  throw new Error([...mistakes, USAGE].join('\n'));
}
