import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';

/**
 * A call whose claim holds and whose deadline is far; it counts how often it was begun.
 *
 * @public
 */
export function callFor(key: string): OutboundCall & { begun(): number } {
  let begun = 0;
  return {
    key,
    signal: new AbortController().signal,
    begin: () => {
      begun += 1;
    },
    begun: () => begun,
  };
}

/**
 * A call whose deadline has passed already.
 *
 * @public
 */
export function lateCall(key: string): OutboundCall {
  return { key, signal: AbortSignal.abort(), begin: () => {} };
}

/**
 * A call whose claim was lost: `begin` throws, and nothing may be sent.
 *
 * @public
 */
export function lostCall(key: string): OutboundCall {
  return {
    key,
    signal: new AbortController().signal,
    begin: () => {
      throw new Error('the claim is no longer ours');
    },
  };
}
