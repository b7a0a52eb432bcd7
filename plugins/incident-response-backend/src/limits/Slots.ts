/** So many at once; the others wait in line. */
export interface Slots {
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createSlots(limit: number): Slots {
  let free = limit;
  const waiting: (() => void)[] = [];
  return {
    run: async work => {
      if (free > 0) free -= 1;
      else await new Promise<void>(resolve => waiting.push(resolve));
      try {
        return await work();
      } finally {
        // The slot is handed on, or given back.
        const next = waiting.shift();
        if (next) next();
        else free += 1;
      }
    },
  };
}
