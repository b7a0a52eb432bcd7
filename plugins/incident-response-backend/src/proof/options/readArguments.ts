import { randomInt } from 'node:crypto';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { z } from 'zod';

const count = z.coerce.number().int().min(1);

/** What is left to chance; printed, so that a run can be repeated. */
export const seedOption = count.default(() => randomInt(1, 1_000_000));

/** How many at once; as many as `unasked` says unless said otherwise. */
export const workersOption = (unasked: () => number) =>
  count.max(64).default(unasked);

/** `selfTest` is written `--self-test`. */
const written = (name: string) =>
  name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

/**
 * The options of a program: switches, and what takes a word.
 *
 * @throws Error with a sentence for each option that cannot be read
 */
export function readArguments<TShape extends z.ZodRawShape>(
  args: readonly string[],
  {
    schema,
    switches,
    usage,
  }: {
    readonly schema: z.ZodObject<TShape>;
    readonly switches: readonly (keyof TShape & string)[];
    readonly usage: string;
  },
): z.infer<z.ZodObject<TShape>> {
  const names = Object.keys(schema.shape);
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    names.map(name => [
      written(name),
      { type: switches.includes(name) ? 'boolean' : 'string' },
    ]),
  );
  const { values } = parseArgs({ args: [...args], options });
  const given = names.flatMap(name =>
    values[written(name)] === undefined ? [] : [[name, values[written(name)]]],
  );
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const mistakes = read.error.issues.map(
    ({ path, message }) =>
      `--${path.map(String).map(written).join('.')}: ${message}.`,
  );
  throw new Error([...mistakes, usage].join('\n'));
}
