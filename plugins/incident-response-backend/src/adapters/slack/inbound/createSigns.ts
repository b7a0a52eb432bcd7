/** Who was told of as being there, so that not every word in a room asks the store. */
export interface Signs {
  isNews(room: string, user: string): boolean;
  told(room: string, user: string): void;
}

/** The ledger says it once anyhow; after so long it is asked again, as an incident may have been reopened. */
const REMEMBERED_MS = 60_000;
const MOST_REMEMBERED = 10_000;

/** @param now - monotonic milliseconds */
export function createSigns(now: () => number): Signs {
  const known = new Map<string, number>();
  const keyOf = (room: string, user: string) => `${room}/${user}`;
  return {
    isNews: (room, user) => {
      const at = known.get(keyOf(room, user));
      return at === undefined || now() - at >= REMEMBERED_MS;
    },
    told: (room, user) => {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(keyOf(room, user), now());
    },
  };
}
