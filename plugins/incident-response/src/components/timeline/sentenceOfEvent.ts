import {
  describeEvent,
  type LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';

/**
 * What an event did, or `undefined` where a newer backend wrote it in a form that cannot be
 * read here: one such event must not take the timeline with it.
 */
export function sentenceOfEvent(event: LedgerEvent): string | undefined {
  try {
    return describeEvent(event);
  } catch {
    return undefined;
  }
}
