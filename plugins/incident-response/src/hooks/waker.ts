/** A sleep that somebody else can end early. */
export interface Waker {
  /** Resolves after `ms`, on `wake()`, or when aborted, whichever is first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  wake(): void;
}

export function createWaker(): Waker {
  const bed = new EventTarget();
  return {
    sleep: (ms, signal) =>
      new Promise(resolve => {
        const ended = new AbortController();
        const timer = setTimeout(() => ended.abort(), ms);
        ended.signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
        const end = () => ended.abort();
        // Listeners go with the sleep they belong to.
        bed.addEventListener('wake', end, { signal: ended.signal });
        signal.addEventListener('abort', end, { signal: ended.signal });
        if (signal.aborted) end();
      }),
    wake: () => {
      bed.dispatchEvent(new Event('wake'));
    },
  };
}
