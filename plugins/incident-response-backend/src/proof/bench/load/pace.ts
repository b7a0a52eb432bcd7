import { setTimeout as sleep } from 'node:timers/promises';

/** What became of one request. Milliseconds are counted from when it should have been sent. */
export interface Sample<T> {
  readonly value: T;
  readonly ms: number;
}

/**
 * Sends at a fixed rate, whether or not answers come: a slow server is not spared, and a late send
 * counts against it.
 */
export async function atRate<T>(options: {
  readonly perSecond: number;
  readonly count: number;
  readonly send: (nth: number) => Promise<T>;
}): Promise<readonly Sample<T>[]> {
  const { perSecond, count, send } = options;
  const started = performance.now();
  const pending: Promise<Sample<T>>[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const due = started + (nth * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    pending.push(
      send(nth).then(value => ({ value, ms: performance.now() - due })),
    );
  }
  return Promise.all(pending);
}

/** As fast as answers come, with so many requests on their way at any time. */
export async function asFastAsPossible<T>(options: {
  readonly concurrency: number;
  readonly forMs: number;
  readonly send: (nth: number) => Promise<T>;
}): Promise<{
  readonly samples: readonly Sample<T>[];
  readonly perSecond: number;
}> {
  const { concurrency, forMs, send } = options;
  const started = performance.now();
  const samples: Sample<T>[] = [];
  let nth = 0;
  const worker = async () => {
    while (performance.now() - started < forMs) {
      const sent = performance.now();
      nth += 1;
      const value = await send(nth);
      samples.push({ value, ms: performance.now() - sent });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - started) / 1000;
  return { samples, perSecond: samples.length / seconds };
}
