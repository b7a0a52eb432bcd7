import { postOnce, type Posted } from '../http/postOnce';

/**
 * Durations of OnCall's delivery, in milliseconds.
 *
 * @public
 */
export interface DeliveryTiming {
  /** How long an answer is waited for. */
  readonly timeoutMs: number;
  /** Wait before a timed-out delivery is queued again. */
  readonly requeueMs: number;
  /** Waits before the tries after a connection error; as many tries as there are waits. */
  readonly connectionBackoffMs: readonly number[];
}

/** As OnCall ships it. */
export const ONCALL_TIMING: DeliveryTiming = {
  timeoutMs: 4_000,
  requeueMs: 10_000,
  connectionBackoffMs: [1_000, 2_000, 4_000],
};

const REQUEUES = 3;

/**
 * One request the twin made. `replyDropped`: an answer came, and the twin was made not to see it.
 *
 * @public
 */
export interface RecordedCall {
  /** Which delivery it belongs to; a duplicate is a delivery of its own. */
  readonly deliveryId: string;
  /** 1, 2, 3 … within the delivery. */
  readonly attempt: number;
  readonly groupId: string;
  readonly trigger: string;
  /** Exactly what was sent. */
  readonly body: string;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly tookMs: number;
  readonly outcome:
    | Posted
    | { readonly type: 'replyDropped'; readonly status: number };
}

/**
 * How a delivery ended. Whatever the status is, it is never sent again.
 *
 * @public
 */
export type Delivered =
  | {
      readonly type: 'answered';
      readonly status: number;
      readonly body: string;
    }
  | {
      readonly type: 'givenUp';
      readonly reason: 'timeout' | 'connectionError';
    };

export interface DeliverDeps {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timing: DeliveryTiming;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => Date;
  readonly record: (call: RecordedCall) => void;
  /** Asked once an answer is there: whether the sender must not see it. */
  readonly dropsReply: () => boolean;
  readonly signal: AbortSignal;
}

/** One delivery with OnCall's own retries: lossy on purpose. */
export async function deliver(
  delivery: {
    readonly deliveryId: string;
    readonly groupId: string;
    readonly trigger: string;
    /** Called at every try: the body tells the group as it is then. */
    readonly render: () => string;
  },
  deps: DeliverDeps,
): Promise<Delivered> {
  const { timing, signal } = deps;
  let attempt = 0;

  async function tryOnce(): Promise<Posted> {
    // What is never sent must not stand among the calls.
    if (signal.aborted) return { type: 'connectionError', detail: 'closed' };
    attempt += 1;
    const { render, ...names } = delivery;
    const body = render();
    const sent = deps.now();
    const { url, headers } = deps;
    const { timeoutMs } = timing;
    const posted = await postOnce({ url, headers, body, timeoutMs, signal });
    const dropped = posted.type === 'answered' && deps.dropsReply();
    deps.record({
      ...names,
      attempt,
      body,
      sentAt: sent.toISOString(),
      tookMs: deps.now().getTime() - sent.getTime(),
      outcome: dropped
        ? { type: 'replyDropped', status: posted.status }
        : posted,
    });
    return dropped ? { type: 'timeout' } : posted;
  }

  async function throughConnectionErrors(): Promise<Posted> {
    let posted = await tryOnce();
    for (const waitMs of timing.connectionBackoffMs) {
      if (posted.type !== 'connectionError' || signal.aborted) break;
      await deps.sleep(waitMs);
      posted = await tryOnce();
    }
    return posted;
  }

  for (let requeued = 0; ; requeued += 1) {
    const posted = await throughConnectionErrors();
    if (posted.type === 'answered') return posted;
    if (posted.type === 'connectionError' || requeued === REQUEUES)
      return { type: 'givenUp', reason: posted.type };
    await deps.sleep(timing.requeueMs);
    if (signal.aborted) return { type: 'givenUp', reason: 'timeout' };
  }
}
