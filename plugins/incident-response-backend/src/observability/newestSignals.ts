import type { IncidentSignal } from '@incident-response/backstage-plugin-incident-response-common';

/** Publishing goes over HTTP: a storm of commits must not become a storm of requests. */
const MOST_AT_ONCE = 2;
/** One that hangs must not hold the line. */
const PATIENCE_MS = 5_000;

function withinPatience(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, PATIENCE_MS);
    timer.unref();
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Passes on the newest change of each incident, a bounded number at a time. What changes while the
 * line is busy is told once, with its newest sequence: a page asks for everything since anyway.
 */
export function createNewestSignals(
  publish: (signal: IncidentSignal) => Promise<void>,
  onError: (error: unknown) => void,
  most = MOST_AT_ONCE,
): (signal: IncidentSignal) => void {
  const waiting = new Map<string, IncidentSignal>();
  let sending = 0;

  async function send(): Promise<void> {
    sending += 1;
    try {
      for (;;) {
        const [first] = waiting.values();
        if (!first) return;
        waiting.delete(first.incidentId);
        await withinPatience(publish(first)).catch(onError);
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
