import type { IncidentStore } from '../stores/IncidentStore';
import type { Clock } from './Clock';
import type { Commits } from './Commits';

const OTHERS_MS = 1_000;

/**
 * Resolves when the ledger is past `seq`, or after `waitMs`. Commits of this process are heard at
 * once, those of other replicas within a second.
 */
export async function waitForChange(
  deps: {
    readonly store: Pick<IncidentStore, 'head'>;
    readonly commits: Commits;
    readonly clock: Clock;
  },
  incidentId: string,
  seq: number,
  waitMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { store, commits, clock } = deps;
  const end = clock.monotonic() + waitMs;
  while (!signal.aborted) {
    const heard = new AbortController();
    const stop = commits.listen(incident => {
      if (incident.id === incidentId) heard.abort();
    });
    const gone = () => heard.abort();
    signal.addEventListener('abort', gone, { once: true });
    try {
      const head = await store.head(incidentId);
      const left = end - clock.monotonic();
      if ((head && head.seq > seq) || left <= 0) return;
      await clock.sleep(Math.min(left, OTHERS_MS), heard.signal);
    } finally {
      stop();
      signal.removeEventListener('abort', gone);
    }
  }
}
