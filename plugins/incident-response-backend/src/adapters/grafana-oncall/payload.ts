import { z } from 'zod';

const text = (max: number) => z.string().trim().min(1).max(max);
const time = z.iso.datetime({ offset: true });
const optionalText = z.string().nullish().catch(null);

/** Label values are scalars; nothing deeper is read. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const labelPair = z.object({
  key: z.object({ name: z.string() }),
  value: z.object({ name: scalar }),
});

/** A dictionary with the label feature on, a list of pairs (usually empty) without it. */
export const labelsSchema = z
  .union([
    z.record(z.string(), z.unknown()),
    z
      .array(labelPair)
      .transform(pairs =>
        Object.fromEntries(
          pairs.map(({ key, value }) => [key.name, value.name as unknown]),
        ),
      ),
  ])
  .nullish()
  .catch(null);

const userSchema = z.object({ username: optionalText, email: optionalText });

// One unreadable person must not cost the alert.
const usersSchema = z
  .array(userSchema.nullable().catch(null))
  .nullish()
  .catch(null);

const groupSchema = z.object({
  id: optionalText,
  state: optionalText,
  title: optionalText,
  created_at: time,
  resolved_at: time.nullish().catch(null),
  acknowledged_at: time.nullish().catch(null),
  silenced_at: time.nullish().catch(null),
  permalinks: z.object({ web: optionalText }).nullish().catch(null),
  labels: labelsSchema,
  last_alert: z
    .object({ payload: z.unknown().optional() })
    .nullish()
    .catch(null),
});

/**
 * What we read of OnCall's body; everything else is kept out. What identifies the alert must be right,
 * what only describes it is dropped where it is not.
 */
export const oncallPayloadSchema = z
  .object({
    event: z.object({ type: text(200), time: time.nullish() }),
    alert_group_id: text(200).nullish(),
    alert_group: groupSchema,
    alert_payload: z.unknown().optional(),
    integration: z
      .object({ name: optionalText, team: optionalText })
      .nullish()
      .catch(null),
    users_to_be_notified: usersSchema,
    notified_users: usersSchema,
  })
  .refine(body => body.alert_group_id ?? body.alert_group.id, {
    path: ['alert_group_id'],
    message: 'is missing',
  });

export type OncallPayload = z.infer<typeof oncallPayloadSchema>;
