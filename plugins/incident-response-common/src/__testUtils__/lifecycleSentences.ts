import type { LedgerEvent } from '../events/index';
import { eventOf } from './eventOf';

/** Events of how bad it is, who plays which part and how it ends, with their sentences. */
export const LIFECYCLE_SENTENCES: readonly [LedgerEvent, string][] = [
  [
    eventOf('SEVERITY_CHANGED', {
      from: 'P1',
      to: 'P2',
      reason: 'One shop.',
    }),
    'Severity changed from P1 to P2: One shop.',
  ],
  [
    eventOf('ASSEMBLY_FAILED', { reason: 'The chat refuses us.' }),
    'The war room could not be assembled: The chat refuses us.',
  ],
  [
    eventOf('INCIDENT_DISMISSED', { reason: 'A load test.' }),
    'Dismissed as a false alarm: A load test.',
  ],
  [
    eventOf('INCIDENT_MERGED', { into: 'inc-2', reason: 'One cause.' }),
    'Merged into inc-2: One cause.',
  ],
  [eventOf('LINK_TOLD', { other: 'inc-2' }), 'inc-2 knows of the link'],
  [eventOf('INCIDENT_REOPENED', { reason: 'Again.' }), 'Reopened: Again.'],
  [
    eventOf('INCIDENT_CLOSED', {}),
    'Closed: everything that follows a resolution is done',
  ],
  [
    eventOf('ROLE_ASSIGNED', { role: 'comms', to: 'user:default/ada' }),
    'ada is comms',
  ],
  [
    eventOf('ROLE_ASSIGNED', { role: 'scribe', from: 'user:default/ada' }),
    'Nobody is scribe any longer',
  ],
  [eventOf('IC_RATED', { rating: 4 }), 'Rated 4 of 5'],
  [
    eventOf('IC_RATED', { rating: 2, comment: 'Slow start.' }),
    'Rated 2 of 5: Slow start.',
  ],
  [
    eventOf('INCIDENT_LINKED', { other: 'inc-2', relation: 'cause' }),
    'Linked: inc-2 is the cause of this one',
  ],
  [
    eventOf('RESPONDER_JOINED', { responder: 'user:default/ada' }),
    'ada joined',
  ],
  [
    eventOf('RESPONDER_JOINED', {
      responder: 'user:default/ada',
      at: '2026-11-23T10:01:00.000Z',
    }),
    'ada came into the war room',
  ],
  [
    eventOf('INCIDENT_RESTRICTED', { reason: 'A leak.' }),
    'Restricted: A leak.',
  ],
  [
    eventOf('RESTRICTION_LIFTED', { reason: 'Fixed.' }),
    'Restriction lifted: Fixed.',
  ],
  [
    eventOf('LEGAL_HOLD_PLACED', { reason: 'A lawsuit.' }),
    'Legal hold placed: A lawsuit.',
  ],
  [
    eventOf('LEGAL_HOLD_LIFTED', { reason: 'Settled.' }),
    'Legal hold lifted: Settled.',
  ],
];
