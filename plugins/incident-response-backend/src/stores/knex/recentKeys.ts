/** Remembers the keys that were added last. */
export interface RecentKeys {
  has(key: string): boolean;
  add(key: string): void;
}

/** At most `limit` keys; the one added longest ago is forgotten first. */
export function recentKeys(limit: number): RecentKeys {
  const keys = new Set<string>();
  return {
    has: key => keys.has(key),
    add: key => {
      keys.delete(key);
      keys.add(key);
      if (keys.size <= limit) return;
      const [oldest] = keys;
      keys.delete(oldest);
    },
  };
}
