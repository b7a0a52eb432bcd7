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
 * An account of a chat, as the chat vouched for it.
 *
 * @public
 */
export const chatIdentitySchema = z.object({
  /** The chat's id of the user, for example `U012ABCDEF`. */
  userId: z.string().min(1).max(100),
  /** The chat's id of the workspace the user belongs to. */
  teamId: z.string().min(1).max(100),
});

/**
 * An account of a chat.
 *
 * @public
 */
export type ChatIdentity = z.infer<typeof chatIdentitySchema>;

/**
 * A person, known by Backstage entity ref, or by their chat account where the catalog knows nobody
 * behind it. Only a person ever decides.
 *
 * @public
 */
export const personSchema = z.object({
  kind: z.literal('person'),
  /** Full entity ref, for example `user:default/ada`; of a {@link chatOnlyRef} else. */
  entityRef: z.string().min(1).max(500),
  door: doorSchema,
  /** The account they came with, for those who came through a chat. */
  chat: chatIdentitySchema.optional(),
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
