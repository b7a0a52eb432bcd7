import { z } from 'zod';

const id = z.string().min(1).max(200);

export const groupSchema = z.object({
  id,
  state: z.string(),
  route_id: id.nullish(),
});

export const routeSchema = z.object({ escalation_chain_id: id.nullish() });

/** A step of an escalation chain; of what it does only whom it notifies is read. */
export const stepSchema = z.object({
  position: z.number().catch(0),
  persons_to_notify: z.array(id).nullish(),
  persons_to_notify_next_each_time: z.array(id).nullish(),
  notify_on_call_from_schedule: id.nullish(),
});

export type Step = z.infer<typeof stepSchema>;

export const scheduleSchema = z.object({ on_call_now: z.array(id).nullish() });

export const userSchema = z.object({ id, email: z.string().nullish() });

export type OncallUser = z.infer<typeof userSchema>;

/** One page of a list. An address of the next page says that there is one; it is not followed. */
export const pageOf = <TItem extends z.ZodType>(item: TItem) =>
  z.object({ results: z.array(item), next: z.string().nullish() });
