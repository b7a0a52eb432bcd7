import type { Clock } from '../../engine/Clock';

/** Time that goes on only when nothing is left to do at the moment it stands at. */
export interface VirtualTime extends Clock {
  /** Epoch milliseconds. */
  ms(): number;
  /** Lets everything happen that is due until then, one after the other. */
  runUntil(ms: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  /** Of two at the same moment the one that was set first goes first. */
  readonly order: number;
  run: (() => void) | undefined;
}

const isBefore = (a: Timer, b: Timer) =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

/** Timers by their time: a binary heap. */
function createHeap() {
  const heap: Timer[] = [];
  const swap = (i: number, j: number) => {
    [heap[i], heap[j]] = [heap[j], heap[i]];
  };
  return {
    first: (): Timer | undefined => heap[0],
    push(timer: Timer) {
      heap.push(timer);
      for (let i = heap.length - 1; i > 0; ) {
        const up = (i - 1) >> 1;
        if (!isBefore(heap[i], heap[up])) return;
        swap(i, up);
        i = up;
      }
    },
    shift() {
      const last = heap.pop();
      if (heap.length === 0 || !last) return;
      heap[0] = last;
      for (let i = 0; ; ) {
        const [left, right] = [2 * i + 1, 2 * i + 2];
        let least = i;
        if (left < heap.length && isBefore(heap[left], heap[least]))
          least = left;
        if (right < heap.length && isBefore(heap[right], heap[least]))
          least = right;
        if (least === i) return;
        swap(i, least);
        i = least;
      }
    },
  };
}

/** Until no promise and no turn of the event loop has anything left to do. */
async function settle(): Promise<void> {
  do {
    await new Promise(resolve => {
      setImmediate(resolve);
    });
  } while (process.getActiveResourcesInfo().includes('Immediate'));
}

export function createVirtualTime(start: number): VirtualTime {
  const timers = createHeap();
  let now = start;
  let order = 0;

  const after = (ms: number, run: () => void) => {
    const timer: Timer = { at: now + Math.max(0, ms), order, run };
    order += 1;
    timers.push(timer);
    return () => {
      timer.run = undefined;
    };
  };

  return {
    ms: () => now,
    now: () => new Date(now),
    monotonic: () => now - start,
    after,
    sleep: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) {
          resolve();
          return;
        }
        const cancel = after(ms, () => {
          signal?.removeEventListener('abort', early);
          resolve();
        });
        function early() {
          cancel();
          resolve();
        }
        signal?.addEventListener('abort', early, { once: true });
      }),
    runUntil: async end => {
      await settle();
      for (
        let next = timers.first();
        next && next.at <= end;
        next = timers.first()
      ) {
        timers.shift();
        if (!next.run) continue;
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = Math.max(now, end);
    },
  };
}
