import { openCommit } from '../domain/ledger';
import { reasonOf } from '../observability/reasonOf';
import type { IncidentStore } from '../stores/IncidentStore';
import type { Outbox, Untold } from '../stores/Outbox';
import { domainEventsOf, type DomainEvent } from './DomainEvent';
import type { Tell } from './signedWebhook';

export interface TellerDeps {
  readonly store: Pick<IncidentStore, 'read'>;
  readonly outbox: Outbox;
  /** Hands events on within this installation; what it cannot hand on is lost to its listeners. */
  readonly hear: (events: readonly DomainEvent[]) => Promise<void>;
  /** Absent: nobody outside is told. */
  readonly webhook?: Tell;
  readonly onError: (sentence: string) => void;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly pollMs: number;
  /** Milliseconds to leave between two incidents, so that storing goes first. */
  readonly paceMs: () => number;
}

/** Tells others what was committed, in order for each incident, at least once. */
export interface Teller {
  start(): void;
  /** Something was committed: look now. */
  hint(): void;
  stop(): Promise<void>;
}

const LIMIT = 50;
const LEASE_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** About an hour of a receiver that does not listen. */
const TRIES = 60;

interface Trouble {
  readonly seq: number;
  readonly tries: number;
  readonly notBefore: number;
}

export function createTeller(deps: TellerDeps): Teller {
  const { store, outbox, webhook, onError } = deps;
  const stopping = new AbortController();
  const troubles = new Map<string, Trouble>();
  /** What listeners here heard already, while the webhook is still behind. */
  const heard = new Map<string, number>();
  let nudge = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function hear(id: string, seq: number, events: readonly DomainEvent[]) {
    if ((heard.get(id) ?? 0) >= seq) return;
    await deps
      .hear(events)
      .catch(error =>
        onError(`Events could not be handed on: ${reasonOf(error)}`),
      );
    heard.set(id, seq);
  }

  /** Whether the commit counts as told. */
  async function send(
    id: string,
    seq: number,
    events: readonly DomainEvent[],
  ): Promise<boolean> {
    if (!webhook) return true;
    const before = troubles.get(id);
    try {
      await webhook(events, stopping.signal);
      troubles.delete(id);
      return true;
    } catch (error) {
      if (stopping.signal.aborted) return false;
      const tries = (before?.seq === seq ? before.tries : 0) + 1;
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries);
      troubles.set(id, { seq, tries, notBefore: deps.now() + pause });
      if (tries < TRIES) return false;
      onError(
        `Commit ${seq} of ${id} was not taken by the outgoing webhook in ${tries} tries and is left out: ${reasonOf(
          error,
        )}`,
      );
      troubles.delete(id);
      return true;
    }
  }

  async function tell(untold: Untold): Promise<void> {
    const { incidentId, toldSeq } = untold;
    // Restricted incidents are nobody's business outside.
    if (untold.restricted) {
      await outbox.markTold(incidentId, untold.seq);
      return;
    }
    let told = toldSeq;
    for (const stored of await store.read(incidentId, toldSeq)) {
      const events = domainEventsOf(openCommit(stored));
      await hear(incidentId, stored.seq, events);
      if (told !== stored.seq - 1) continue;
      if (!(await send(incidentId, stored.seq, events))) continue;
      told = stored.seq;
      await outbox.markTold(incidentId, told);
    }
    const trouble = troubles.get(incidentId);
    if (trouble) await outbox.postpone(incidentId, trouble.notBefore);
    else heard.delete(incidentId);
  }

  async function round(): Promise<boolean> {
    const now = deps.now();
    const untold = await outbox.claimUntold({
      now,
      until: now + LEASE_MS,
      limit: LIMIT,
    });
    for (const one of untold) {
      const pace = deps.paceMs();
      if (pace > 0) await deps.sleep(pace, stopping.signal);
      if (stopping.signal.aborted) return false;
      await tell(one).catch(error =>
        onError(`Telling about ${one.incidentId} failed: ${reasonOf(error)}`),
      );
    }
    return untold.length === LIMIT;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      nudge = new AbortController();
      const more = await round().catch(error => {
        onError(`Looking for what is untold failed: ${reasonOf(error)}`);
        return false;
      });
      if (!more && !nudge.signal.aborted)
        await deps.sleep(
          deps.pollMs,
          AbortSignal.any([nudge.signal, stopping.signal]),
        );
    }
  }

  return {
    start: () => {
      running = loop();
    },
    hint: () => nudge.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
