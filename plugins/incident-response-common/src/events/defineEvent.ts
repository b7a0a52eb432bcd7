import { z } from 'zod';
import { actorSchema } from '../actor';

/**
 * One event's schema: the envelope every event shares around its own data.
 *
 * `mustUnderstand` events change what may be decided: a reader that does not know one
 * may show the incident, but never decides, claims or publishes.
 */
export function defineEvent<
  const TType extends string,
  const TMust extends boolean,
  TData extends z.ZodType,
>(type: TType, mustUnderstand: TMust, data: TData) {
  return z.object({
    type: z.literal(type),
    v: z.literal(1),
    mustUnderstand: z.literal(mustUnderstand),
    /** ISO 8601, UTC. */
    at: z.string(),
    actor: actorSchema,
    /** Key of the effect whose outcome this is. */
    effect: z.string().optional(),
    /** Made from what a chat calls the act that it came from: what the chat hands on twice is done once. */
    request: z.uuid().optional(),
    data,
  });
}
