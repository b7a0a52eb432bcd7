/**
 * The answer, or after `ms` an error that says there was none: a server that accepts a
 * request and then says nothing must not look like one that has nothing to say.
 */
export function inTime<T>(
  load: (signal: AbortSignal) => Promise<T>,
  ms: number,
  outer: AbortSignal,
): Promise<T> {
  const inner = new AbortController();
  const giveUp = () => inner.abort();
  outer.addEventListener('abort', giveUp);
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`The server gave no answer within ${ms / 1000} s.`));
      giveUp();
    }, ms);
    load(inner.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        outer.removeEventListener('abort', giveUp);
      });
  });
}
