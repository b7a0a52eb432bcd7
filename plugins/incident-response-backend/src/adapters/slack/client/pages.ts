/** One page of a list and where the next one begins. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Absent or empty at the end. */
  readonly next?: string;
}

/** What was looked for, and whether the list was read to its end. */
export interface Searched<T> {
  readonly found?: T;
  readonly whole: boolean;
}

/** Reads page after page until `pick` finds something, the list ends or `most` pages are read. */
export async function searchPages<T, F>(
  read: (cursor: string | undefined) => Promise<Page<T>>,
  pick: (items: readonly T[]) => F | undefined,
  most: number,
): Promise<Searched<F>> {
  let cursor: string | undefined;
  for (let page = 0; page < most; page++) {
    const { items, next } = await read(cursor);
    const found = pick(items);
    if (found !== undefined) return { found, whole: true };
    if (!next) return { whole: true };
    cursor = next;
  }
  return { whole: false };
}
