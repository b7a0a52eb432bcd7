import { availableParallelism } from 'node:os';
import { z } from 'zod';
import {
  readArguments,
  seedOption,
  workersOption,
} from '../options/readArguments';
import { PLAY_NAMES } from './plays/Play';

const optionsSchema = z.object({
  engine: z.enum(['sqlite', 'postgres', 'both']).default('both'),
  only: z.string().default(''),
  play: z.enum([...PLAY_NAMES, 'all']).default('all'),
  sample: z.coerce.number().int().min(1).default(40),
  first: z.coerce.number().int().min(1).default(10_000),
  further: z.coerce.number().int().min(1).default(1_000),
  breaks: z.coerce.number().int().min(1).default(1_000),
  seed: seedOption,
  workers: workersOption(() => availableParallelism() * 2),
  json: z.boolean().default(false),
  selfTest: z.boolean().default(false),
});

export type Options = z.infer<typeof optionsSchema>;

export const USAGE = `npm run crash-matrix -- [options]
  --engine sqlite|postgres|both   where the ledgers are kept (both: all on SQLite, a sample on Postgres)
  --only TEXT                     only points whose id contains TEXT
  --play incident|quiet|rules|merge|retention|slack|all   what people do (all)
  --sample N                      how many points on Postgres, and in Slack with all plays (40)
  --first N                       how many points on SQLite of the first play, and a quarter as many of what only failures lead to (all)
  --further N                     how many points on SQLite of each play but the first (all)
  --breaks N                      how many of the ways to break the product are tried (all)
  --seed N                        which ones; printed, so that a run can be repeated
  --workers N                     incidents at once (two for each processor)
  --self-test                     breaks the product on purpose and fails if that goes unnoticed
  --json                          ends with {"points":N,"lost":0,"doubled":0,"unapproved":0}`;

/** @throws Error with a sentence for each option that cannot be read */
export function readOptions(args: readonly string[]): Options {
  return readArguments(args, {
    schema: optionsSchema,
    switches: ['json', 'selfTest'],
    usage: USAGE,
  });
}
