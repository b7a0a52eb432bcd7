import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import type { Commit, UnknownEvent } from '../domain/ledger';
import { isKnown } from '../domain/ledger';

/** What others hear of one event: where it stands and of what kind it is, never what people wrote. */
export interface DomainEvent {
  readonly incidentId: string;
  /** Sequence of the commit; gaps mean that something is still to come. */
  readonly sequence: number;
  /** Place within the commit, from 0. */
  readonly index: number;
  readonly type: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** In words, without names and without anything from outside. */
  readonly summary: string;
}

const inWords = (type: string) => {
  const words = type.toLowerCase().replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

function summaryOf(event: LedgerEvent | UnknownEvent): string {
  const words = inWords(event.type);
  return isKnown(event) && event.type === 'INCIDENT_DECLARED'
    ? `${words}: ${event.data.severity}, ${event.data.kind}`
    : words;
}

/** The events of one commit as others hear of them. */
export function domainEventsOf(commit: Commit): readonly DomainEvent[] {
  const { incidentId, seq } = commit;
  return commit.events.map((event, index) => ({
    incidentId,
    sequence: seq,
    index,
    type: event.type,
    at: event.at,
    summary: summaryOf(event),
  }));
}
