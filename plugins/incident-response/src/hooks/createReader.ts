/** Reads on request, one read at a time. */
export interface Reader {
  /** Reads now, or as soon as the running read and the pause after it are over. */
  read(): void;
  stop(): void;
}

/**
 * Any number of requests during a read cause one more read, never a restart: hints that come
 * faster than answers must neither starve the page nor flood the server.
 */
export function createReader(
  read: (signal: AbortSignal) => Promise<void>,
  pauseMs: number,
): Reader {
  const ended = new AbortController();
  let state: 'idle' | 'busy' | 'again' = 'idle';
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    state = 'busy';
    // A failure is told by whoever reads; here it only ends the read.
    await read(ended.signal).catch(() => {});
    if (ended.signal.aborted) return;
    timer = setTimeout(() => {
      const asked = state === 'again';
      state = 'idle';
      if (asked) run();
    }, pauseMs);
  }
  return {
    read() {
      if (ended.signal.aborted) return;
      if (state === 'idle') run();
      else state = 'again';
    },
    stop() {
      ended.abort();
      clearTimeout(timer);
    },
  };
}
