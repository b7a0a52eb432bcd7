import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';

const optionsSchema = z.object({
  seed: z.coerce
    .number()
    .int()
    .min(1)
    .default(() => randomInt(1, 1_000_000)),
  days: z.coerce.number().positive().max(60).default(7),
  json: z.boolean().default(false),
});

export type Options = z.infer<typeof optionsSchema>;

export const USAGE = `npm run simulate -- [options]
  --seed N    what is left to chance; printed, so that a run can be repeated
  --days N    how long it lasts (7)
  --json      ends with {"incidents":N,"commits":N,"violations":0}`;

/** @throws Error with a sentence for each option that cannot be read */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      days: { type: 'string' },
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
