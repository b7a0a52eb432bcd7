import type { visibilityEvents } from '../events/visibility';
import type { retentionEvents } from '../events/retention';
import type { EventOf } from './EventOf';

/** Who may know of it, and how long it is kept. */
export function describeAccess(
  event: EventOf<typeof visibilityEvents> | EventOf<typeof retentionEvents>,
): string {
  switch (event.type) {
    case 'INCIDENT_RESTRICTED':
      return `Restricted: ${event.data.reason}`;
    case 'RESTRICTION_LIFTED':
      return `Restriction lifted: ${event.data.reason}`;
    case 'LEGAL_HOLD_PLACED':
      return `Legal hold placed: ${event.data.reason}`;
    case 'LEGAL_HOLD_LIFTED':
      return `Legal hold lifted: ${event.data.reason}`;
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}
