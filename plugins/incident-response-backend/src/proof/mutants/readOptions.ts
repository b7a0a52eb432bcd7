import { availableParallelism } from 'node:os';
import { z } from 'zod';
import {
  readArguments,
  seedOption,
  workersOption,
} from '../options/readArguments';

const optionsSchema = z.object({
  only: z.string().default(''),
  sample: z.coerce.number().int().min(1).optional(),
  seed: seedOption,
  workers: workersOption(() => availableParallelism()),
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
  return readArguments(args, {
    schema: optionsSchema,
    switches: ['json'],
    usage: USAGE,
  });
}
