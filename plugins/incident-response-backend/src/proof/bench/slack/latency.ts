import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Facts,
  People,
  StatusPage,
  Tracker,
} from '@incident-response/backstage-plugin-incident-response-node';
import type { IncidentStore } from '../../../stores/IncidentStore';

/** Added to every answer, in milliseconds. */
export const LATENCY = { slack: 150, http: 200, store: 8 } as const;

const later =
  <A extends readonly unknown[], T>(
    ms: number,
    work: (...args: A) => Promise<T>,
  ) =>
  async (...args: A): Promise<T> => {
    await sleep(ms);
    return work(...args);
  };

const http = <A extends readonly unknown[], T>(
  work: (...args: A) => Promise<T>,
) => later(LATENCY.http, work);

/** A store that is a network away: every operation of an incident's way. */
export function distantStore(store: IncidentStore): IncidentStore {
  const far = <A extends readonly unknown[], T>(
    work: (...args: A) => Promise<T>,
  ) => later(LATENCY.store, work);
  const { people } = store;
  return {
    ...store,
    people: { ...people, remember: far(people.remember) },
    ingest: far(store.ingest),
    append: far(store.append),
    read: far(store.read),
    head: far(store.head),
    incidentInRoom: far(store.incidentInRoom),
    list: far(store.list),
    inbox: far(store.inbox),
    markDrained: far(store.markDrained),
    claimDue: far(store.claimDue),
  };
}

/** Each question to the catalog is one request. */
export const distantPeople = (people: People): People => ({
  name: people.name,
  resolveOwnership: http(people.resolveOwnership),
  lookUp: http(people.lookUp),
});

export const distantFacts = (facts: Facts): Facts => ({
  ...facts,
  collect: http(facts.collect),
});

export const distantTracker = (tracker: Tracker): Tracker => ({
  ...tracker,
  createPostmortem: http(tracker.createPostmortem),
});

/** `onPublish` is told when the request leaves us. */
export const distantPage = (
  page: StatusPage,
  onPublish: (incidentId: string) => void,
): StatusPage => ({
  ...page,
  publish: async (publication, call) => {
    onPublish(call.key.split('/')[0]);
    await sleep(LATENCY.http);
    return page.publish(publication, call);
  },
});
