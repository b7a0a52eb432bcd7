import type { HeadKeys } from '../../domain/ledger';
import type { Clock } from '../../engine/Clock';
import type { IncidentStore } from '../../stores/IncidentStore';
import type { StateStore } from '../../stores/StateStore';
import { readKept, writeKept, type Kept } from './keptState';
import {
  freshTally,
  withMissing,
  type FinishedVerification,
  type VerificationRun,
  type VerificationState,
} from './VerificationState';
import { verifyBatch } from './verifyBatch';

/** Ledgers between two notes of how far it is. */
const BATCH = 25;

export interface VerifierDeps {
  readonly store: Pick<IncidentStore, 'list' | 'head' | 'read'>;
  readonly states: StateStore;
  readonly keys: HeadKeys;
  readonly clock: Clock;
  /** This replica, by a name that no other has. */
  readonly owner: string;
  /** Milliseconds from the start of one run to the start of the next. */
  readonly everyMs: number;
  /** Milliseconds between two ledgers, so that people's work goes first. */
  readonly paceMs: number;
  /** Milliseconds without progress after which another replica goes on. */
  readonly leaseMs: number;
  /** Told of each ledger; must not throw. */
  readonly counted: (result: 'whole' | 'broken') => void;
  /** Told of a whole ledger that changed since the last run; must not reject. */
  readonly anchor: (incidentId: string) => Promise<void>;
  readonly finished: (run: FinishedVerification) => void;
}

/** Verifies all ledgers, one replica at a time. */
export interface Verifier {
  /**
   * Runs, or goes on with what another replica left, if it is time. Resolves when nothing is left to
   * do here.
   */
  visit(signal: AbortSignal): Promise<void>;
  read(): Promise<VerificationState>;
  /** The last whole run this process knows of; costs nothing. */
  latest(): FinishedVerification | undefined;
}

export function createVerifier(deps: VerifierDeps): Verifier {
  const { store, states, clock, owner } = deps;

  let latest: FinishedVerification | undefined;

  async function read(): Promise<Kept> {
    const kept = await readKept(states);
    latest = kept.state.last ?? latest;
    return kept;
  }

  const write = (from: Kept, state: VerificationState) =>
    writeKept(states, from, state);

  const lease = () => ({
    owner,
    leaseUntil: clock.now().getTime() + deps.leaseMs,
  });

  function wanted({ run, last }: VerificationState) {
    const now = clock.now();
    if (run) {
      return run.leaseUntil > now.getTime() && run.owner !== owner
        ? undefined
        : { ...run, ...lease() };
    }
    const isEarly =
      last && now.getTime() - Date.parse(last.startedAt) < deps.everyMs;
    return isEarly ? undefined : { ...freshTally(now), ...lease() };
  }

  async function finish(kept: Kept, run: VerificationRun): Promise<void> {
    const {
      owner: _owner,
      leaseUntil: _until,
      cursor: _cursor,
      ...tally
    } = run;
    const last = {
      ...withMissing(tally, kept.state.last),
      finishedAt: clock.now().toISOString(),
    };
    if (!(await write(kept, { last }))) return;
    latest = last;
    deps.finished(last);
  }

  async function visit(signal: AbortSignal): Promise<void> {
    const found = await read();
    const claim = wanted(found.state);
    if (!claim) return;
    const { last } = found.state;
    let run: VerificationRun = claim;
    let kept = await write(found, { last, run });
    while (kept) {
      const { heads, nextCursor } = await store.list(
        {},
        { limit: BATCH, cursor: run.cursor },
      );
      const visited = await verifyBatch(
        run,
        heads,
        last?.startedAt,
        signal,
        deps,
      );
      if (!visited) return;
      run = { ...visited, ...lease(), cursor: nextCursor };
      if (nextCursor === undefined) {
        await finish(kept, run);
        return;
      }
      kept = await write(kept, { last, run });
    }
  }

  return {
    visit,
    read: async () => (await read()).state,
    latest: () => latest,
  };
}
