import type { Limit } from './Method';

const MINUTE_MS = 60_000;
/** "Short bursts" above one message a second in a channel. */
const POST_BURST = 5;
const POSTS_A_MINUTE = 300;
const HUNDREDS = 600;

/**
 * Slack's limits: `slack`, or `off` for a twin that must not hold up what is measured.
 *
 * @public
 */
export type SlackLimits = 'slack' | 'off';

/** Counts calls; a window slides over the last minute of each method. */
export function createLimits(now: () => number, limits: () => SlackLimits) {
  const windows = new Map<string, number[]>();
  const buckets = new Map<string, { tokens: number; at: number }>();

  /** Seconds to wait, or 0 where the call may pass and is counted. */
  function slide(key: string, most: number): number {
    const since = now() - MINUTE_MS;
    const calls = (windows.get(key) ?? []).filter(at => at > since);
    windows.set(key, calls);
    if (calls.length >= most)
      return Math.max(1, Math.ceil((calls[0] - since) / 1000));
    calls.push(now());
    return 0;
  }

  function postTo(channel: string): number {
    const bucket = buckets.get(channel) ?? { tokens: POST_BURST, at: now() };
    const refilled = bucket.tokens + (now() - bucket.at) / 1000;
    const tokens = Math.min(POST_BURST, refilled);
    if (tokens < 1) {
      buckets.set(channel, { tokens, at: now() });
      return 1;
    }
    const wait = slide('chat.postMessage', POSTS_A_MINUTE);
    buckets.set(channel, { tokens: wait ? tokens : tokens - 1, at: now() });
    return wait;
  }

  /** Seconds the caller must wait; 0 where it need not. */
  return (method: string, limit: Limit, channel: string): number => {
    if (limits() === 'off') return 0;
    if (limit === 'post') return postTo(channel);
    return slide(method, limit === 'hundreds' ? HUNDREDS : limit);
  };
}

export type Limits = ReturnType<typeof createLimits>;
