import type { openingEvents } from '../events/opening';
import type { EventOf } from './EventOf';

/** What opened the incident. */
export function describeOpening(event: EventOf<typeof openingEvents>): string {
  switch (event.type) {
    case 'INCIDENT_DECLARED':
      return `Incident declared as ${event.data.severity}: ${event.data.title}`;
    case 'ALERT_RECORDED':
      return `Alert ${event.data.alert.state} (${event.data.alert.source}: ${event.data.alert.trigger})`;
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}
