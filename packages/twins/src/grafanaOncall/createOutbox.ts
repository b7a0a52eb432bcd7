import type { Delivered } from './deliver';
import type { createFaults } from './Faults';

/** What is being delivered: each event once, twice or after the next one, as the faults say. */
export function createOutbox(
  faults: ReturnType<typeof createFaults>,
  closing: AbortSignal,
) {
  const running = new Set<Promise<unknown>>();
  let held: (() => void) | undefined;

  function nextTurn(): Promise<void> {
    if (!faults.strikes('overtake')) return Promise.resolve();
    return new Promise<void>(resolve => {
      held = resolve;
      closing.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  return {
    /** Every delivery of one event: two where it is duplicated. */
    send(deliverOnce: () => Promise<Delivered>): Promise<readonly Delivered[]> {
      const releasePrevious = held;
      held = undefined;
      const turn = nextTurn();
      const copies = faults.strikes('duplicate') ? 2 : 1;
      const delivered = turn
        .then(() => Promise.all(Array.from({ length: copies }, deliverOnce)))
        .finally(() => {
          releasePrevious?.();
          running.delete(delivered);
        });
      running.add(delivered);
      return delivered;
    },
    /** Resolves once nothing is being delivered any more. */
    async settled(): Promise<void> {
      await Promise.allSettled([...running]);
    },
  };
}
