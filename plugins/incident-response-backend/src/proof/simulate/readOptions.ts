import { z } from 'zod';
import { readArguments, seedOption } from '../options/readArguments';

const optionsSchema = z.object({
  seed: seedOption,
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
  return readArguments(args, {
    schema: optionsSchema,
    switches: ['json'],
    usage: USAGE,
  });
}
