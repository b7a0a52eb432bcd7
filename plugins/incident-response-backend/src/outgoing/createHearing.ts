import type { EventsService } from '@backstage/plugin-events-node';
import type { DomainEvent } from './DomainEvent';

/** Topic of the events of incidents within the backend. */
export const TOPIC = 'incident-response';

/** Hands events on, in order, to the plugins of this installation. */
export function createHearing(events: Pick<EventsService, 'publish'>) {
  return async (committed: readonly DomainEvent[]): Promise<void> => {
    for (const eventPayload of committed)
      await events.publish({
        topic: TOPIC,
        eventPayload,
        metadata: { type: eventPayload.type },
      });
  };
}
