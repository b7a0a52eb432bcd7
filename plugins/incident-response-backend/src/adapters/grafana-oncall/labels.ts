import { z } from 'zod';
import { labelsSchema, type OncallPayload } from './payload';
import { cleanText } from './text';

const MOST_LABELS = 100;
const KEY_LENGTH = 200;
const VALUE_LENGTH = 1_000;

/** Where monitoring systems put labels inside their own alert. */
const alertPayloadSchema = z
  .object({
    labels: labelsSchema,
    commonLabels: labelsSchema,
    groupLabels: labelsSchema,
    alerts: z
      .array(z.object({ labels: labelsSchema }))
      .nullish()
      .catch(null),
  })
  .loose();

function scalarText(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? cleanText(String(value), VALUE_LENGTH)
    : undefined;
}

function* texts(
  source: Readonly<Record<string, unknown>> | null | undefined,
): Iterable<readonly [string, string]> {
  for (const [key, value] of Object.entries(source ?? {})) {
    const name = cleanText(key, KEY_LENGTH);
    const text = scalarText(value);
    if (name && text && name !== '__proto__') yield [name, text];
  }
}

function readAlertPayload(payload: OncallPayload) {
  const raw = payload.alert_payload || payload.alert_group.last_alert?.payload;
  const parsed = alertPayloadSchema.safeParse(raw);
  return parsed.success ? parsed.data : undefined;
}

/**
 * The labels of an alert, most trusted first: those of the group, then those the alert came with.
 * `fields` are the plain top-level values of a custom alert body: asked last, kept nowhere.
 */
export function collectLabels(payload: OncallPayload) {
  const alert = readAlertPayload(payload);
  const labels = new Map<string, string>();
  for (const source of [
    payload.alert_group.labels,
    alert?.commonLabels,
    alert?.groupLabels,
    alert?.labels,
    alert?.alerts?.[0]?.labels,
  ]) {
    for (const [key, text] of texts(source)) {
      if (!labels.has(key) && labels.size < MOST_LABELS) labels.set(key, text);
    }
  }
  return { labels, fields: new Map(texts(alert)) };
}

/** Values of the named labels, in the order of the names; a label beats a plain field. */
export function lookUp(
  names: readonly string[],
  { labels, fields }: ReturnType<typeof collectLabels>,
): readonly { readonly name: string; readonly value: string }[] {
  return [labels, fields].flatMap(values =>
    names.flatMap(name => {
      const value = values.get(name);
      return value ? [{ name, value }] : [];
    }),
  );
}
