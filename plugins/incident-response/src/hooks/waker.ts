/** A sleep that somebody else can end early. */
export interface Waker {
  /** Resolves after `ms`, on `wake()`, or when aborted, whichever is first. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  wake(): void;
}

export function createWaker(): Waker {
  const sleepers = new Set<() => void>();
  return {
    async sleep(ms, signal) {
      if (signal.aborted) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let end = () => {};
      await new Promise<void>(resolve => {
        end = resolve;
        timer = setTimeout(end, ms);
        sleepers.add(end);
        signal.addEventListener('abort', end);
      });
      clearTimeout(timer);
      sleepers.delete(end);
      signal.removeEventListener('abort', end);
    },
    wake() {
      for (const end of [...sleepers]) end();
    },
  };
}
