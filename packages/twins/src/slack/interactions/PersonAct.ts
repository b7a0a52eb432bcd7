import { z } from 'zod';

const user = z.string();
const channel = z.string();
const inChannel = { user, channel };
const onMessage = { ...inChannel, ts: z.string() };
/** By block id, then by action id; several choices are divided by commas. */
const values = z.record(z.string(), z.record(z.string(), z.string()));

const act = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.object({ act: z.literal(name), ...shape });

/** What a person can do in Slack; `user` is who does it. */
export const personActSchema = z.discriminatedUnion('act', [
  act('say', {
    ...inChannel,
    text: z.string(),
    threadTs: z.string().optional(),
    /** As typed: `@name`, `@here` and `#channel` are resolved, and `&<>` escaped. */
    typed: z.boolean().optional(),
  }),
  act('edit', { ...onMessage, text: z.string() }),
  act('delete', onMessage),
  act('slash', { ...inChannel, command: z.string(), text: z.string() }),
  act('click', {
    user,
    /** Of a message … */
    channel: z.string().optional(),
    ts: z.string().optional(),
    /** … or of a view. */
    viewId: z.string().optional(),
    blockId: z.string().optional(),
    actionId: z.string(),
    /** What was chosen, of a menu. */
    value: z.string().optional(),
    values: values.optional(),
  }),
  act('submit', { user, viewId: z.string(), values }),
  act('close', { user, viewId: z.string() }),
  act('pin', onMessage),
  act('unpin', onMessage),
  act('react', { ...onMessage, name: z.string() }),
  act('unreact', { ...onMessage, name: z.string() }),
  act('join', inChannel),
  act('leave', inChannel),
  act('invite', { ...inChannel, users: z.array(z.string()) }),
  act('topic', { ...inChannel, text: z.string() }),
  act('rename', { ...inChannel, name: z.string() }),
  act('archive', inChannel),
  act('unarchive', inChannel),
  act('createChannel', {
    user,
    name: z.string(),
    private: z.boolean().optional(),
    members: z.array(z.string()).optional(),
  }),
]);

/**
 * What a person can do in Slack; `user` is who does it.
 *
 * @public
 */
export type PersonAct = z.infer<typeof personActSchema>;

export type ActOf<N extends PersonAct['act']> = Extract<
  PersonAct,
  { readonly act: N }
>;
