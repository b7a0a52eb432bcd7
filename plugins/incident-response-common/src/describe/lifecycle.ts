import type { lifecycleEvents } from '../events/lifecycle';
import type { LinkRelation } from '../severity';
import { shortRef } from '../shortRef';
import type { EventOf } from './EventOf';

const LINK_WORDS = {
  related: 'related',
  cause: 'the cause of this one',
  consequence: 'a consequence of this one',
  duplicate: 'the same as this one',
} as const satisfies Record<LinkRelation, string>;

/** Where the incident stands, and what it belongs to. */
export function describeLifecycle(
  event: EventOf<typeof lifecycleEvents>,
): string {
  switch (event.type) {
    case 'SEVERITY_CHANGED':
      return `Severity changed from ${event.data.from} to ${event.data.to}: ${event.data.reason}`;
    case 'ASSEMBLY_FAILED':
      return `The war room could not be assembled: ${event.data.reason}`;
    case 'INCIDENT_DISMISSED':
      return `Dismissed as a false alarm: ${event.data.reason}`;
    case 'INCIDENT_MERGED':
      return `Merged into ${event.data.into}: ${event.data.reason}`;
    case 'INCIDENT_REOPENED':
      return `Reopened: ${event.data.reason}`;
    case 'INCIDENT_CLOSED':
      return 'Closed: everything that follows a resolution is done';
    case 'ROLE_ASSIGNED':
      return event.data.to
        ? `${shortRef(event.data.to)} is ${event.data.role}`
        : `Nobody is ${event.data.role} any longer`;
    case 'IC_RATED':
      return `Rated ${event.data.rating} of 5${
        event.data.comment ? `: ${event.data.comment}` : ''
      }`;
    case 'INCIDENT_LINKED':
      return `Linked: ${event.data.other} is ${
        LINK_WORDS[event.data.relation]
      }`;
    case 'LINK_TOLD':
      return `${event.data.other} knows of the link`;
    default: {
      const unreachable: never = event;
      throw new Error(`No such event: ${unreachable}`);
    }
  }
}
