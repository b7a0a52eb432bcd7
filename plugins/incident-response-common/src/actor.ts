import { z } from 'zod';

/**
 * The way somebody came in. Every door sends the same commands.
 *
 * @public
 */
export const doorSchema = z.enum(['console', 'slack', 'webhook', 'engine']);

/**
 * One of the ways in.
 *
 * @public
 */
export type Door = z.infer<typeof doorSchema>;

/**
 * A person, known by Backstage entity ref. Only a person ever decides.
 *
 * @public
 */
export const personSchema = z.object({
  kind: z.literal('person'),
  /** Full entity ref, for example `user:default/ada`. */
  entityRef: z.string().min(1).max(500),
  door: doorSchema,
});

/**
 * A person as the ledger names them.
 *
 * @public
 */
export type Person = z.infer<typeof personSchema>;

/**
 * A part of the product that acts by rule: the conductor, an alert source, the writer.
 *
 * @public
 */
export const systemActorSchema = z.object({
  kind: z.literal('system'),
  /** For example `conductor`, `writer` or `grafana-oncall`. */
  name: z.string().min(1).max(100),
  door: doorSchema,
});

/**
 * A part of the product as the ledger names it.
 *
 * @public
 */
export type SystemActor = z.infer<typeof systemActorSchema>;

/**
 * A person, or a part of the product.
 *
 * @public
 */
export const actorSchema = z.discriminatedUnion('kind', [
  personSchema,
  systemActorSchema,
]);

/**
 * Who caused an event.
 *
 * @public
 */
export type Actor = z.infer<typeof actorSchema>;
