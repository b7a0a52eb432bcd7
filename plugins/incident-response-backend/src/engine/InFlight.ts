/** Work that shutdown waits for. */
export function createInFlight() {
  const running = new Set<Promise<void>>();
  return {
    track: (work: Promise<void>): void => {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    /** Resolves when what runs now is over, however it ends. */
    drained: () => Promise.allSettled([...running]),
  };
}
