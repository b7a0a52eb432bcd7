import type { LedgerEventOf } from '@incident-response/backstage-plugin-incident-response-common';
import { shortHash } from '../effectKeys';
import type { FoldedIncident, KeptMessage } from '../FoldedIncident';

type MessageEvent = LedgerEventOf<
  | 'MESSAGE_KEPT'
  | 'KEPT_MESSAGE_EDITED'
  | 'KEPT_MESSAGE_RELEASED'
  | 'MESSAGE_NOT_KEPT'
>;

/** By own name: ids come from outside. */
export function keptMessage(
  { kept }: Pick<FoldedIncident, 'kept'>,
  messageId: string,
): KeptMessage | undefined {
  return Object.hasOwn(kept, messageId) ? kept[messageId] : undefined;
}

const withMessage = (
  incident: FoldedIncident,
  messageId: string,
  message: KeptMessage,
): FoldedIncident => ({
  ...incident,
  kept: { ...incident.kept, [messageId]: message },
});

/** Folds what people wanted kept of what was said. */
export function foldMessages(
  incident: FoldedIncident,
  event: MessageEvent,
): FoldedIncident {
  if (event.type === 'MESSAGE_NOT_KEPT')
    return { ...incident, keptEnough: true };
  const { messageId, at } = event.data;
  const known = keptMessage(incident, messageId);
  const events = (known?.events ?? 0) + 1;
  if (event.type === 'MESSAGE_KEPT') {
    const { author, text, update } = event.data;
    return withMessage(incident, messageId, {
      ...(author ? { author } : {}),
      hash: shortHash(text),
      marked: true,
      markedAt: at,
      ...(known?.editedAt ? { editedAt: known.editedAt } : {}),
      update: update ?? known?.update ?? false,
      events,
    });
  }
  if (!known) return incident;
  return withMessage(
    incident,
    messageId,
    event.type === 'KEPT_MESSAGE_EDITED'
      ? { ...known, hash: shortHash(event.data.text), editedAt: at, events }
      : { ...known, marked: false, markedAt: at, events },
  );
}
