import type {
  Incident,
  LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { event, type DecisionContext } from '../Decision';

/** Whoever takes part is called into the room, unless they were already: it may be a private one. */
export function callIn(
  { responders }: Pick<Incident, 'responders'>,
  entityRef: string,
  context: DecisionContext,
): readonly LedgerEvent[] {
  const known = responders.find(({ id }) => id === entityRef);
  if (known && !known.uncalled) return [];
  return [
    event(
      'RESPONDER_ADDED',
      { people: [{ entityRef, source: 'invited' }] },
      context,
    ),
  ];
}
