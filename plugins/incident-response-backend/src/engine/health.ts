import type {
  Health,
  ReplicaRole,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Clock } from './Clock';
import type { Conductor } from './Conductor';

const PATIENCE_MS = 2_000;
// Probes are strangers: which module, and why, is for the log.
const FALLEN_BACK =
  'A module could not be used, and what is built in serves in its place; the log says which and why.';

/** Why the store is not to be had, or `undefined`. */
async function whyNoStore({
  store,
  clock,
}: {
  readonly store: Pick<IncidentStore, 'ping'>;
  readonly clock: Pick<Clock, 'sleep'>;
}): Promise<string | undefined> {
  const late = new AbortController();
  const problem = await Promise.race([
    store.ping().then(
      () => undefined,
      // Probes are strangers: hosts and users of the database are for the log.
      () => 'The store does not answer; the log says why.',
    ),
    clock
      .sleep(PATIENCE_MS, late.signal)
      .then(() => `The store has not answered for ${PATIENCE_MS} ms.`),
  ]);
  late.abort();
  return problem;
}

/**
 * Whether a restart would help: the conductor does not get on although the store answers. Whatever
 * else is wrong would be wrong after it as well.
 */
export function createLiveness(deps: {
  readonly store: Pick<IncidentStore, 'ping'>;
  readonly conductor: Pick<Conductor, 'problems'>;
  readonly clock: Pick<Clock, 'sleep'>;
}): () => Promise<Health> {
  return async () => {
    const stuck = deps.conductor.problems();
    const isStuck = stuck.length > 0 && !(await whyNoStore(deps));
    return isStuck
      ? { status: 'failing', problems: stuck }
      : { status: 'ok', problems: [] };
  };
}

/** Whether this replica does its work: the store answers and the conductor gets on. */
export function createHealth(deps: {
  readonly store: Pick<IncidentStore, 'ping'>;
  readonly conductor: Pick<Conductor, 'problems'>;
  readonly clock: Clock;
  /** What the configuration leaves without enough approvers. */
  readonly approverProblems?: () => Promise<readonly string[]>;
  readonly roles: readonly ReplicaRole[];
  /** What the last verification of all ledgers found; broken ledgers stop nobody's work. */
  readonly evidence?: () => Health['evidence'];
  /** What is served by something else than was meant; it is told, and stops nothing. */
  readonly fallbacks: readonly string[];
  /** Who outside is not told of what was committed; it waits, and stops nothing. */
  readonly outside?: () => readonly string[];
}): () => Promise<Health> {
  return async () => {
    const store = await whyNoStore(deps);
    const problems = [
      ...(store ? [store] : []),
      ...deps.conductor.problems(),
      ...((await deps.approverProblems?.()) ?? []),
    ];
    const evidence = deps.evidence?.();
    return {
      status: problems.length === 0 ? 'ok' : 'failing',
      problems: [
        ...problems,
        ...deps.fallbacks.map(() => FALLEN_BACK),
        ...(deps.outside?.() ?? []),
      ],
      roles: deps.roles,
      ...(evidence && { evidence }),
    };
  };
}
