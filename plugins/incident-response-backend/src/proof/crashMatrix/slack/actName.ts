import { z } from 'zod';

const named = (prefix: string) => (id: string) =>
  id.startsWith(prefix) ? id.slice(prefix.length).split(':')[0] : undefined;

const actSchema = z.union([
  z
    .object({ command: z.string(), text: z.string().default('') })
    .transform(({ text }) => text.split(' ')[0]),
  z
    .object({
      type: z.literal('block_actions'),
      actions: z.array(z.object({ action_id: z.string() })).min(1),
    })
    .transform(({ actions }) => named('ir:')(actions[0].action_id)),
  z
    .object({
      type: z.literal('view_submission'),
      view: z.object({ callback_id: z.string() }),
    })
    .transform(({ view }) => named('ir:')(view.callback_id)),
]);

/** What somebody typed, pressed or sent, from what Slack says of it: `take`, `approveDraft`; `undefined`: nobody asked for anything. */
export const actName = (payload: unknown): string | undefined =>
  actSchema.safeParse(payload).data;
