import type { Health } from '@incident-response/backstage-plugin-incident-response-common';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Clock } from './Clock';
import type { Conductor } from './Conductor';

const PATIENCE_MS = 2_000;

/** Whether this replica does its work: the store answers and the conductor gets on. */
export function createHealth(deps: {
  readonly store: Pick<IncidentStore, 'ping'>;
  readonly conductor: Pick<Conductor, 'problems'>;
  readonly clock: Clock;
}): () => Promise<Health> {
  return async () => {
    const late = new AbortController();
    const store = await Promise.race([
      deps.store.ping().then(
        () => undefined,
        // Probes are strangers: hosts and users of the database are for the log.
        () => 'The store does not answer; the log says why.',
      ),
      deps.clock
        .sleep(PATIENCE_MS, late.signal)
        .then(() => `The store has not answered for ${PATIENCE_MS} ms.`),
    ]);
    late.abort();
    const problems = [...(store ? [store] : []), ...deps.conductor.problems()];
    return { status: problems.length === 0 ? 'ok' : 'failing', problems };
  };
}
