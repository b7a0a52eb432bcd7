/**
 * One read at a time for everybody who asks, however many they are. Nobody gets an answer whose
 * reading began before they asked, so that what was written before is always in it.
 */
export function createSharedRead<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;

  function begin(): Promise<T> {
    next = undefined;
    const reading = read();
    running = reading;
    return reading;
  }

  return () => {
    next ??= running.then(begin, begin);
    return next;
  };
}
