const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * A copy for people to read: whoever was erased stands there without the account they came with. What
 * the ledger holds is not changed.
 */
export function withoutErasedAccounts<T>(
  value: T,
  erased: readonly string[] = [],
): T {
  if (erased.length === 0) return value;
  const gone = new Set<unknown>(erased);
  const copy = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(copy);
    if (!isObject(part)) return part;
    return Object.fromEntries(
      Object.entries(part).flatMap(([key, item]) =>
        key === 'chat' && gone.has(part.entityRef) ? [] : [[key, copy(item)]],
      ),
    );
  };
  return copy(value) as T;
}
