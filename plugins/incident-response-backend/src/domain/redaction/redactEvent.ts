import {
  alertSchema,
  ledgerEventSchema,
  type Alert,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { redactBy } from './redactBy';
import { textTree, type TextTree } from './textTree';

/** Where the texts of every event are, by type; read from the schemas, so that none is forgotten. */
export const EVENT_TEXTS: ReadonlyMap<string, TextTree> = new Map(
  ledgerEventSchema.options.map(({ shape }) => {
    const { data, ...envelope } = shape;
    const type = shape.type.value;
    const fields = Object.entries(envelope).map(
      ([name, schema]) => [name, textTree(schema, name)] as const,
    );
    return [
      type,
      {
        type: 'fields',
        fields: { ...Object.fromEntries(fields), data: textTree(data, type) },
      },
    ];
  }),
);

const ALERT_TEXTS = textTree(alertSchema, 'alert');

/** Events that came out of here; events are never changed. */
const REDACTED = new WeakSet<LedgerEvent>();

/** The event as it may stand on the ledger. */
export function redactEvent(event: LedgerEvent): LedgerEvent {
  const tree = EVENT_TEXTS.get(event.type);
  if (!tree || REDACTED.has(event)) return event;
  const redacted = redactBy(tree, event, 'leave out') as LedgerEvent;
  REDACTED.add(redacted);
  return redacted;
}

/**
 * The alert as it may be stored once its contacts are in the people table. What it is recognised by
 * stays as it came.
 */
export function redactAlert(alert: Alert): Alert {
  return redactBy(ALERT_TEXTS, alert, 'keep') as Alert;
}
