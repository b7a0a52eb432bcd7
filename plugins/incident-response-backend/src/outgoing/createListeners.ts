import { inTime } from '../limits/inTime';
import { reasonOf } from '../observability/reasonOf';
import type { DomainEvent } from './DomainEvent';

/** So long a bus is waited for; what it does after that, it does without us. */
const PATIENCE_MS = 10_000;
/** Once it was late: it must not hold up everybody for each commit. */
const SHORT_PATIENCE_MS = 100;

/** Hands the events of one commit on within this installation, once in the life of this process. */
export interface Listeners {
  hear(
    incidentId: string,
    seq: number,
    events: readonly DomainEvent[],
  ): Promise<void>;
  /** All that was committed is told. */
  forget(incidentId: string): void;
}

export function createListeners(deps: {
  /** What it cannot hand on is lost to its listeners. */
  readonly hear: (events: readonly DomainEvent[]) => Promise<void>;
  readonly onError: (sentence: string) => void;
  /** Milliseconds; 10 seconds unless said otherwise. */
  readonly patienceMs?: number;
}): Listeners {
  const { patienceMs = PATIENCE_MS } = deps;
  /** What listeners heard already, while the webhook is still behind. */
  const heard = new Map<string, number>();
  let isLate = false;

  async function handOn(events: readonly DomainEvent[]): Promise<void> {
    const patience = isLate
      ? Math.min(patienceMs, SHORT_PATIENCE_MS)
      : patienceMs;
    let isOver = false;
    const work = deps.hear(events).finally(() => {
      isOver = true;
    });
    const late = `the bus of events gave no answer within ${patience} ms`;
    try {
      await inTime(work, patience, late);
      isLate = false;
    } catch (error) {
      // Late ones that fail in the end were told of already.
      if (isOver || !isLate)
        deps.onError(`Events could not be handed on: ${reasonOf(error)}`);
      isLate = !isOver;
    }
  }

  return {
    hear: async (incidentId, seq, events) => {
      if ((heard.get(incidentId) ?? 0) >= seq) return;
      await handOn(events);
      heard.set(incidentId, seq);
    },
    forget: incidentId => void heard.delete(incidentId),
  };
}
