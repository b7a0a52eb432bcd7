import { randomUUID } from 'node:crypto';
import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../domain/FoldedIncident';
import { headOf } from '../domain/headOf';
import { sealCommit, type HeadKeys } from '../domain/ledger';
import type { Settings } from '../domain/Settings';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Clock } from './Clock';
import {
  draftBatch,
  type Decider,
  type Drafted,
  type Entry,
  type Written,
} from './draftBatch';
import { IncidentRemoved } from './IncidentService';
import type { Ledgers, LedgerView } from './Ledgers';

export type { Decider, Written } from './draftBatch';

/** `command`: a person waits for it · `outcome`: the engine tells what became of an effect. */
export type Lane = 'command' | 'outcome';

export interface LedgerWriter {
  /** Queues a decision for one incident; it is committed together with what waits beside it. */
  write(incidentId: string, lane: Lane, decide: Decider): Promise<Written>;
}

interface Queue {
  readonly command: Entry[];
  readonly outcome: Entry[];
}

const BATCH = 64;
const CONFLICTS = 100;
const LOST_REPLIES = 5;

/**
 * One serial writer per incident per process: commands first, then outcomes, decided on the cached
 * fold and committed as one batch with one conditional write.
 */
export function createLedgerWriter(deps: {
  readonly store: IncidentStore;
  readonly ledgers: Ledgers;
  readonly clock: Clock;
  readonly keys: HeadKeys;
  /** Random ones unless said otherwise. */
  readonly newId?: () => string;
  readonly settings: Settings;
  /** Told after every commit; must not throw. */
  readonly committed: (
    incident: FoldedIncident,
    events: readonly LedgerEvent[],
  ) => void;
}): LedgerWriter {
  const { store, ledgers, clock, newId = randomUUID } = deps;
  const queues = new Map<string, Queue>();

  type Attempt = 'appended' | 'conflict';

  async function append(
    incidentId: string,
    view: LedgerView,
    drafted: Drafted & { incident: FoldedIncident },
    now: Date,
  ): Promise<Attempt> {
    const commit = sealCommit({
      incidentId,
      seq: view.seq + 1,
      commitId: newId(),
      previous: view.hash,
      at: now.toISOString(),
      events: drafted.events,
    });
    const head = headOf(drafted.incident, commit, { ...deps, now });
    let lost: unknown;
    for (let tries = 0; tries < LOST_REPLIES; tries++) {
      if (tries > 0) await clock.sleep(50 * 2 ** tries);
      try {
        if ((await store.append(view.seq, commit, head)) === 'appended') {
          ledgers.keep(incidentId, {
            incident: drafted.incident,
            seq: commit.seq,
            hash: commit.hash,
          });
          return 'appended';
        }
        // Conflict, or our own commit whose reply was lost: the store knows. The cached fold does
        // not, since a reader may have extended it meanwhile.
        const [stands] = await store.read(incidentId, view.seq, 1);
        return stands?.commitId === commit.commitId ? 'appended' : 'conflict';
      } catch (error) {
        lost = error;
      }
    }
    throw lost;
  }

  /** Nobody was first, so there may be nothing left to append to. */
  async function mustNotBeRemoved(incidentId: string): Promise<void> {
    const [tombstone] = await store.retention.tombstones([incidentId]);
    if (!tombstone) return;
    ledgers.forget(incidentId);
    throw new IncidentRemoved(incidentId, tombstone.removedAt);
  }

  async function commitBatch(incidentId: string, batch: readonly Entry[]) {
    let view = await ledgers.view(incidentId);
    let fresh = false;
    for (let tries = 0; tries < CONFLICTS; tries++) {
      const now = clock.now();
      const drafted = draftBatch(incidentId, batch, view, now);
      const { incident, events } = drafted;
      // Nobody is refused on a fold that may be old.
      if (drafted.refused && !fresh) {
        ({ view } = await ledgers.refresh(incidentId));
        fresh = true;
        continue;
      }
      if (events.length === 0 || !incident) {
        drafted.settle.forEach(settle => settle());
        return;
      }
      const attempt = await append(
        incidentId,
        view,
        { ...drafted, incident },
        now,
      );
      if (attempt === 'appended') {
        deps.committed(incident, events);
        drafted.settle.forEach(settle => settle());
        return;
      }
      await clock.sleep(Math.min(tries * tries, 50));
      const before = view.seq;
      ({ view } = await ledgers.refresh(incidentId));
      if (view.seq === before) await mustNotBeRemoved(incidentId);
      fresh = true;
    }
    throw new Error(
      `Incident ${incidentId} is being changed by others too fast to get a word in. Try again.`,
    );
  }

  async function run(incidentId: string, queue: Queue): Promise<void> {
    while (queue.command.length + queue.outcome.length > 0) {
      const batch = queue.command.splice(0, BATCH);
      batch.push(...queue.outcome.splice(0, BATCH - batch.length));
      try {
        await commitBatch(incidentId, batch);
      } catch (error) {
        batch.forEach(entry => entry.fail(error));
      }
    }
    queues.delete(incidentId);
  }

  return {
    write: (incidentId, lane, decide) =>
      new Promise((resolve, fail) => {
        const known = queues.get(incidentId);
        const queue = known ?? { command: [], outcome: [] };
        queue[lane].push({ decide, resolve, fail });
        if (known) return;
        queues.set(incidentId, queue);
        // Whatever arrives in this turn of the event loop shares the commit.
        setImmediate(() => void run(incidentId, queue));
      }),
  };
}
