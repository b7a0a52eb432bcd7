import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { accept, reject, type Decision } from '../domain/Decision';
import { foldEvent } from '../domain/foldIncident';
import type { FoldedIncident } from '../domain/FoldedIncident';
import { asStored } from '../domain/ledger';
import { reasonOf } from '../observability/reasonOf';
import type { LedgerView } from './Ledgers';

/** Decided on the newest fold; may be asked again when somebody else was faster. */
export type Decider = (
  incident: FoldedIncident | undefined,
  now: Date,
) => Decision;

export type Written =
  | {
      readonly ok: true;
      readonly seq: number;
      readonly events: readonly LedgerEvent[];
    }
  | Extract<Decision, { ok: false }>;

/** One decision that waits for its commit. */
export interface Entry {
  readonly decide: Decider;
  readonly resolve: (written: Written) => void;
  readonly fail: (error: unknown) => void;
}

/** What a batch comes to on one fold, and how each waiting decision is told. */
export interface Drafted {
  readonly events: readonly LedgerEvent[];
  readonly incident: FoldedIncident | undefined;
  readonly settle: readonly (() => void)[];
  readonly refused: boolean;
}

/** What is kept of a refusal; what cannot be kept is refused all the same. */
function checkedRecord(record: LedgerEvent | undefined): {
  readonly record?: LedgerEvent;
} {
  try {
    return record ? { record: asStored(record) } : {};
  } catch {
    return { record: undefined };
  }
}

/** What could not be read back is refused now, not found on the ledger later. */
function checked(decision: Decision): Decision {
  if (!decision.ok) return { ...decision, ...checkedRecord(decision.record) };
  try {
    return accept(...decision.events.map(asStored));
  } catch (error) {
    return reject(
      'invalid',
      `This cannot be put on the ledger: ${reasonOf(error)}`,
    );
  }
}

/** A replica that does not understand the ledger decides nothing on it. */
function refuseAll(batch: readonly Entry[], type: string): Drafted {
  const refusal = reject(
    'conflict',
    `This replica does not know the event "${type}" and may not decide. Use a newer replica.`,
  );
  return {
    events: [],
    incident: undefined,
    refused: true,
    settle: batch.map(entry => () => {
      if (!refusal.ok) entry.resolve(refusal);
    }),
  };
}

/** Decides a batch in order, each entry on the fold that the ones before it leave. */
export function draftBatch(
  incidentId: string,
  batch: readonly Entry[],
  view: LedgerView,
  now: Date,
): Drafted {
  if (view.incident?.blockedBy)
    return refuseAll(batch, view.incident.blockedBy);
  const seq = view.seq + 1;
  let incident = view.incident;
  const events: LedgerEvent[] = [];
  let refused = false;
  const keep = (decided: readonly LedgerEvent[]) => {
    incident = decided.reduce(
      (state, event) => foldEvent(state, event, { incidentId, seq }),
      incident,
    );
    events.push(...decided);
  };
  const settle = batch.map(entry => {
    try {
      const decision = checked(entry.decide(incident, now));
      if (!decision.ok) {
        refused = true;
        // Some refusals are worth remembering; the person is refused all the same.
        if (decision.record) keep([decision.record]);
        return () => entry.resolve(decision);
      }
      keep(decision.events);
      const at = decision.events.length > 0 ? seq : view.seq;
      return () =>
        entry.resolve({ ok: true, seq: at, events: decision.events });
    } catch (error) {
      return () => entry.fail(error);
    }
  });
  return { events, incident, settle, refused };
}
