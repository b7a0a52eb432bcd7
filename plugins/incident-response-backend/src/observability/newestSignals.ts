import type { IncidentSignal } from '@incident-response/backstage-plugin-incident-response-common';
import { inTime } from '../limits/inTime';

/** A hint, and whom alone it may reach; absent: everybody. */
export type Hint = IncidentSignal & { readonly only?: readonly string[] };

/** Publishing goes over HTTP: a storm of commits must not become a storm of requests. */
const MOST_AT_ONCE = 2;
/** One that hangs must not hold the line. */
const PATIENCE_MS = 5_000;

/**
 * Passes on the newest change of each incident, a bounded number at a time. What changes while the
 * line is busy is told once, with its newest sequence: a page asks for everything since anyway.
 */
export function createNewestSignals(
  publish: (signal: Hint) => Promise<void>,
  onError: (error: unknown) => void,
  limits: { readonly most?: number; readonly patienceMs?: number } = {},
): (signal: Hint) => void {
  const { most = MOST_AT_ONCE, patienceMs = PATIENCE_MS } = limits;
  const late = `no answer within ${patienceMs} ms`;
  const waiting = new Map<string, Hint>();
  let sending = 0;

  async function send(): Promise<void> {
    sending += 1;
    try {
      for (;;) {
        const [first] = waiting.values();
        if (!first) return;
        waiting.delete(first.incidentId);
        await inTime(publish(first), patienceMs, late).catch(onError);
      }
    } finally {
      sending -= 1;
    }
  }

  return signal => {
    waiting.set(signal.incidentId, signal);
    if (sending < most) void send();
  };
}
