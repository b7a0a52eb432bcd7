import type { OutboundCall } from '@incident-response/backstage-plugin-incident-response-node';

/** A call that no effect waits for: it may wait for its turn, and nobody holds a claim. */
export function backgroundCall(key: string, withinMs: number): OutboundCall {
  return { key, signal: AbortSignal.timeout(withinMs), begin: () => {} };
}
