import type {
  Timeline,
  TimelineEntry,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { TimelineQuery } from '../api/IncidentResponseApi';
import { isNotFound } from '../api/sentenceOf';
import type { Waker } from './waker';

/** `live`: told at once · `retrying`: the last read failed, another follows · `gone`: no such incident. */
export type TailState = 'loading' | 'live' | 'retrying' | 'gone';

const PAGE = 500;
// Below the usual 30-second limit of proxies.
const WAIT_SECONDS = 20;
const RETRY_MS = 5_000;
// A server that does not hold the answer is asked this often instead.
const POLL_MS = 3_000;
const HELD_AT_LEAST_MS = 1_000;

interface Follow {
  read(query: TimelineQuery, signal: AbortSignal): Promise<Timeline>;
  readonly waker: Waker;
  readonly signal: AbortSignal;
  onEntries(entries: readonly TimelineEntry[]): void;
  onState(state: TailState, error?: unknown): void;
}

/** Reads the timeline from its start and then follows its end until aborted. */
export async function followTimeline(follow: Follow): Promise<void> {
  const { signal, waker } = follow;
  let after: string | undefined;
  let caughtUp = false;
  while (!signal.aborted) {
    await untilVisible(signal);
    const startedAt = performance.now();
    try {
      const part = await follow.read(
        {
          after,
          limit: PAGE,
          waitSeconds: caughtUp ? WAIT_SECONDS : undefined,
        },
        signal,
      );
      if (signal.aborted) return;
      const held = performance.now() - startedAt > HELD_AT_LEAST_MS;
      const pause = caughtUp && part.entries.length === 0 && !held;
      after = part.cursor || after;
      caughtUp = !part.hasMore;
      if (part.entries.length > 0) follow.onEntries(part.entries);
      if (caughtUp) follow.onState('live');
      if (pause) await waker.sleep(POLL_MS, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isNotFound(error)) {
        follow.onState('gone', error);
        return;
      }
      follow.onState('retrying', error);
      await waker.sleep(RETRY_MS, signal);
    }
  }
}

/** A hidden tab holds no connection open: browsers allow only six to one host. */
function untilVisible(signal: AbortSignal): Promise<void> {
  if (!document.hidden || signal.aborted) return Promise.resolve();
  return new Promise(resolve => {
    const check = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', check);
      signal.removeEventListener('abort', check);
      resolve();
    };
    document.addEventListener('visibilitychange', check);
    signal.addEventListener('abort', check);
  });
}
