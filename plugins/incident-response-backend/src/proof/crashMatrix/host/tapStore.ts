import type { IncidentStore } from '../../../stores/IncidentStore';
import type { Tap } from './createTap';
import { appendNames } from './pointNames';

/** Every write to the store is a point. */
export function tapStore(store: IncidentStore, tap: Tap): IncidentStore {
  return {
    ...store,
    people: {
      ...store.people,
      remember: people =>
        tap({
          kind: 'write',
          names: ['people'],
          work: () => store.people.remember(people),
        }),
      erase: person =>
        tap({
          kind: 'write',
          names: ['erase'],
          work: () => store.people.erase(person),
          altered: () => store.people.idsOf(person),
        }),
    },
    append: (expectedSeq, commit, head) =>
      tap({
        kind: 'write',
        names: appendNames(commit),
        work: () => store.append(expectedSeq, commit, head),
      }),
    ingest: (delivery, route, surroundings) =>
      tap({
        kind: 'write',
        names: [`ingest:${delivery.eventKey}`],
        work: () => store.ingest(delivery, route, surroundings),
        forgotten: () => ({
          type: 'known',
          incidentId: undefined,
        }),
      }),
    markDrained: inboxIds =>
      tap({
        kind: 'write',
        names: ['drain'],
        work: () => store.markDrained(inboxIds),
      }),
  };
}
