import type { LearnedPerson } from '../PersonStore';
import { emailOf } from './personRows';

const CACHED = 10_000;
/** So long another process may go on using the id of somebody who was erased; never their name. */
const CACHED_MS = 60_000;

/** Recent ids by what was told of the person, so that an alert storm asks once. */
export interface RecentPersonIds {
  get(person: LearnedPerson): string | undefined;
  set(person: LearnedPerson, id: string): void;
  clear(): void;
}

export function createRecentPersonIds(now: () => number): RecentPersonIds {
  const known = new Map<string, { readonly id: string; readonly at: number }>();
  const keyOf = (person: LearnedPerson) =>
    JSON.stringify([
      emailOf(person),
      person.name,
      person.entityRef,
      person.slackId,
    ]);
  return {
    get: person => {
      const found = known.get(keyOf(person));
      return found && now() - found.at < CACHED_MS ? found.id : undefined;
    },
    set: (person, id) => {
      if (known.size >= CACHED) known.clear();
      known.set(keyOf(person), { id, at: now() });
    },
    clear: () => known.clear(),
  };
}
