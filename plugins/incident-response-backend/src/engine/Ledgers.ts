import { foldCommit } from '../domain/foldIncident';
import type { FoldedIncident } from '../domain/FoldedIncident';
import {
  GENESIS,
  isSignedBy,
  openCommit,
  whyUnsigned,
  type Commit,
  type HeadKeys,
  type SignedHead,
  type StoredCommit,
} from '../domain/ledger';
import type { IncidentStore } from '../stores/IncidentStore';

/** A ledger as this process last saw it. `seq` 0: it does not exist. */
export interface LedgerView {
  readonly incident: FoldedIncident | undefined;
  readonly seq: number;
  readonly hash: string;
}

const EMPTY: LedgerView = { incident: undefined, seq: 0, hash: GENESIS };

/** The ledger itself is damaged: no other replica and no restart would read it either. */
export class BrokenLedger extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'BrokenLedger';
  }
}

function readable(stored: StoredCommit): Commit {
  try {
    return openCommit(stored);
  } catch (error) {
    throw new BrokenLedger(
      `Commit ${stored.seq} of ${stored.incidentId} cannot be read. Run verify on it before anything else.`,
      error,
    );
  }
}

/** Folds stored commits onto a view. */
export function extendView(
  view: LedgerView,
  commits: readonly StoredCommit[],
): LedgerView {
  return commits.reduce<LedgerView>((known, stored) => {
    if (stored.seq !== known.seq + 1)
      throw new BrokenLedger(
        `The ledger of ${stored.incidentId} has a gap after commit ${known.seq}. Run verify on it before anything else.`,
      );
    const commit = readable(stored);
    if (commit.previous !== known.hash)
      throw new BrokenLedger(
        `Commit ${stored.seq} of ${stored.incidentId} does not build on the one before it. Run verify on it before anything else.`,
      );
    return {
      incident: foldCommit(known.incident, commit),
      seq: stored.seq,
      hash: stored.hash,
    };
  }, view);
}

/**
 * The folds this process holds. A fold is only ever extended by what the store has after it,
 * so a view may be behind but is never wrong.
 */
export interface Ledgers {
  /** What is cached, or read from the store where nothing is. */
  view(incidentId: string): Promise<LedgerView>;
  /** Extended to the head of the store. */
  refresh(incidentId: string): Promise<{
    readonly view: LedgerView;
    /** The commits that were new. */
    readonly delta: readonly StoredCommit[];
  }>;
  /** Keeps what this process itself appended. */
  keep(incidentId: string, view: LedgerView): void;
  /** The ledger is gone. */
  forget(incidentId: string): void;
}

/**
 * What was read is what an engine signed. Without this, an engine would go on from a commit that
 * somebody slipped into the store, and so sign over it.
 */
function checkSigned(
  incidentId: string,
  view: LedgerView,
  head: SignedHead | undefined,
  keys: HeadKeys,
): 'current' | 'behind' {
  if (!head || head.seq < view.seq)
    throw new BrokenLedger(
      `The signed head of ${incidentId} does not cover commit ${view.seq}. Run verify on it before anything else.`,
    );
  if (head.seq > view.seq) return 'behind';
  if (head.hash !== view.hash)
    throw new BrokenLedger(
      `Commit ${view.seq} of ${incidentId} is not signed: the head is that of another one. Run verify on it before anything else.`,
    );
  if (!isSignedBy(incidentId, head, keys))
    throw new BrokenLedger(
      `Incident ${incidentId} at commit ${view.seq}: ${whyUnsigned(
        head,
        keys,
      )}`,
    );
  return 'current';
}

export function createLedgers(
  store: Pick<IncidentStore, 'read'> & {
    head(incidentId: string): Promise<SignedHead | undefined>;
  },
  keys: HeadKeys,
  limit = 1_000,
): Ledgers {
  const views = new Map<string, LedgerView>();

  const keep = (incidentId: string, view: LedgerView) => {
    const known = views.get(incidentId);
    if (known && known.seq > view.seq) return;
    views.delete(incidentId);
    views.set(incidentId, view);
    if (views.size <= limit) return;
    const [oldest] = views.keys();
    views.delete(oldest);
  };

  const refresh = async (incidentId: string) => {
    let view = views.get(incidentId) ?? EMPTY;
    const delta: StoredCommit[] = [];
    for (;;) {
      const more = await store.read(incidentId, view.seq);
      if (more.length === 0) break;
      view = extendView(view, more);
      delta.push(...more);
      const head = await store.head(incidentId);
      if (checkSigned(incidentId, view, head, keys) === 'current') break;
    }
    if (view.seq > 0) keep(incidentId, view);
    return { view, delta };
  };

  return {
    keep,
    forget: incidentId => void views.delete(incidentId),
    refresh,
    view: async incidentId =>
      views.get(incidentId) ?? (await refresh(incidentId)).view,
  };
}
