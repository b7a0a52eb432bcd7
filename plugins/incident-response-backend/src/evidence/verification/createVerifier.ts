import type { HeadKeys } from '../../domain/ledger';
import type { Clock } from '../../engine/Clock';
import type { IncidentStore } from '../../stores/IncidentStore';
import type { StateStore } from '../../stores/StateStore';
import type { Retire } from '../retention/createRetirement';
import { readTombstones } from '../retention/readTombstones';
import type { SigningKeys } from '../signing/SigningKeys';
import { readKept, writeKept, type Kept } from './keptState';
import {
  freshTally,
  withMissing,
  withTombstones,
  type FinishedVerification,
  type VerificationRun,
  type VerificationState,
} from './VerificationState';
import { verifyBatch } from './verifyBatch';

/** Ledgers between two notes of how far it is. */
const BATCH = 25;

export interface VerifierDeps {
  readonly store: Pick<IncidentStore, 'list' | 'head' | 'read' | 'retention'>;
  readonly states: StateStore;
  readonly keys: HeadKeys;
  /** What tombstones are signed with. */
  readonly signing: Pick<SigningKeys, 'publicKeys'>;
  /** Removes what is over before the rest is counted; absent: ledgers are kept for ever. */
  readonly retire?: Retire;
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
    const { count, findings } = await readTombstones(store, deps.signing);
    const last = {
      ...withMissing(withTombstones(tally, count, findings), kept.state.last),
      finishedAt: clock.now().toISOString(),
    };
    if (!(await write(kept, { last }))) return;
    latest = last;
    deps.finished(last);
  }

  /** A run of this process, with what is kept of it. */
  interface Ours {
    readonly kept: Kept;
    readonly run: VerificationRun;
  }

  /** Notes how far it is; `undefined`: another replica has the run now. */
  async function note(
    { kept }: Pick<Ours, 'kept'>,
    run: VerificationRun,
  ): Promise<Ours | undefined> {
    const noted = await write(kept, { last: kept.state.last, run });
    return noted && { kept: noted, run };
  }

  /**
   * Removes what is over before anything is counted, under the same lease: whoever counts must not be
   * overtaken by whoever removes.
   */
  async function retireFirst(
    ours: Ours,
    signal: AbortSignal,
  ): Promise<Ours | undefined> {
    if (!deps.retire || ours.run.retirement || ours.run.cursor !== undefined)
      return ours;
    let held: Ours | undefined = ours;
    const isStillOurs = async () => {
      held = held && (await note(held, { ...held.run, ...lease() }));
      return held !== undefined;
    };
    const retirement = await deps.retire(isStillOurs, signal);
    return retirement && held
      ? note(held, { ...held.run, ...lease(), retirement })
      : undefined;
  }

  async function verifyAll(first: Ours, signal: AbortSignal): Promise<void> {
    const since = first.kept.state.last?.startedAt;
    for (let ours: Ours | undefined = first; ours; ) {
      const { heads, nextCursor } = await store.list(
        {},
        { limit: BATCH, cursor: ours.run.cursor },
      );
      const visited = await verifyBatch(ours.run, heads, since, signal, deps);
      if (!visited) return;
      const run = { ...visited, ...lease(), cursor: nextCursor };
      if (nextCursor === undefined) {
        await finish(ours.kept, run);
        return;
      }
      ours = await note(ours, run);
    }
  }

  async function visit(signal: AbortSignal): Promise<void> {
    const kept = await read();
    const run = wanted(kept.state);
    const claimed = run && (await note({ kept }, run));
    const ours = claimed && (await retireFirst(claimed, signal));
    if (ours) await verifyAll(ours, signal);
  }

  return {
    visit,
    read: async () => (await read()).state,
    latest: () => latest,
  };
}
