import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * Reads what came in with a schema.
 *
 * @throws InputError naming each field
 */
export function parse<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
  what: string,
): z.output<TSchema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || what}: ${message}`);
  throw new InputError(`The ${what} is not right: ${fields.join('; ')}.`);
}
