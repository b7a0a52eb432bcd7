import { foldLedger } from '../../domain/foldIncident';
import type { FoldedIncident } from '../../domain/FoldedIncident';
import { openCommit, type StoredCommit } from '../../domain/ledger';
import { endedAt, removableAt } from '../../domain/retention';
import { verifyLedger } from '../../domain/verifyLedger';
import { readWhole } from '../../engine/readWhole';
import type { Head, IncidentStore } from '../../stores/IncidentStore';
import type { Tombstone } from '../../stores/RetentionStore';
import { sealBundle } from '../bundle/sealBundle';
import type { Keyring } from '../signing/createKeyring';
import { sealTombstone } from './Epitaph';
import type { ExportPlace } from './ExportPlace';
import { exportFirst } from './exportFirst';
import { personsIn } from './personsIn';

/** Who asks for the exports, as they say. */
const RETENTION = 'retention';

export interface RetireDeps {
  readonly store: Pick<IncidentStore, 'head' | 'read' | 'inbox' | 'retention'>;
  readonly keyring: Pick<Keyring, 'heads' | 'signing'>;
  readonly place: ExportPlace;
  /** Milliseconds, as it is configured today. */
  readonly retainForMs: number;
  readonly now: () => Date;
  /** Puts an anchor outside the store. */
  readonly anchor: (incidentId: string) => Promise<void>;
}

/** What became of one ledger. `kept` has a sentence where somebody has to do something about it. */
export type Retired =
  | { readonly type: 'removed'; readonly tombstone: Tombstone }
  | { readonly type: 'kept'; readonly problem?: string; readonly seq?: number };

interface Whole {
  readonly head: Head;
  readonly commits: readonly StoredCommit[];
  readonly incident: FoldedIncident;
}

const DAY_MS = 24 * 60 * 60_000;
const KEPT: Retired = { type: 'kept' };

/** The ledger decides, not what its head says: its time is over, and nobody may want it kept. */
function isOver(
  { incident }: Whole,
  { retainForMs, now }: RetireDeps,
): boolean {
  const at = removableAt(incident, { retainForMs });
  return !incident.blockedBy && at !== null && at <= now().getTime();
}

/** Work that nobody does any more has to be told of, or the ledger would be kept for ever unseen. */
function whileDue(dueAt: number, { now }: RetireDeps): Retired {
  return now().getTime() - dueAt < DAY_MS
    ? KEPT
    : {
        type: 'kept',
        problem: `Its time is over, and something has been due for it since ${new Date(
          dueAt,
        ).toISOString()}. Look at what is not working on its page.`,
      };
}

async function retireWhole(whole: Whole, deps: RetireDeps): Promise<Retired> {
  const { head, incident } = whole;
  if (!isOver(whole, deps)) return KEPT;
  if (head.dueAt !== null) return whileDue(head.dueAt, deps);
  // What was delivered comes onto the ledger first.
  const waiting = await deps.store.inbox(incident.id, 1);
  return waiting.length > 0 ? KEPT : replace(whole, deps);
}

async function replace(whole: Whole, deps: RetireDeps): Promise<Retired> {
  const { store, keyring, place, now } = deps;
  const { head, commits, incident } = whole;
  const { seq, hash, keyId, signature } = head;
  const ledger = { incidentId: incident.id, commits, head };
  const { file, sha256 } = await exportFirst(ledger, {
    ...keyring,
    place,
    seal: async () =>
      sealBundle(ledger, { at: now(), by: RETENTION }, keyring.signing),
  });
  await deps.anchor(incident.id);
  const tombstone = sealTombstone(
    {
      incidentId: incident.id,
      status: incident.status,
      visibility: incident.visibility,
      endedAt: endedAt(incident) ?? '',
      retainUntil: incident.retainUntil ?? '',
      removedAt: now().toISOString(),
      head: { seq, hash, keyId, signature },
      commits: commits.length,
      export: { place: place.name, file, sha256 },
    },
    keyring.signing,
  );
  const buried = await store.retention.bury(tombstone, personsIn(commits));
  return buried === 'buried' ? { type: 'removed', tombstone } : KEPT;
}

/**
 * Puts a tombstone in the place of one ledger whose time is over: verified, exported, read back and
 * checked first. Stopped at any point, it begins anew and finds what was done.
 */
export async function retireLedger(
  incidentId: string,
  deps: RetireDeps,
): Promise<Retired> {
  const { head, commits } = await readWhole(deps.store, incidentId);
  // Another replica was first.
  if (!head && commits.length === 0) return KEPT;
  const verdict = verifyLedger(incidentId, commits, head, deps.keyring.heads);
  if (!verdict.ok || !head)
    return {
      type: 'kept',
      ...(verdict.ok ? {} : { seq: verdict.brokenSeq }),
      problem: `It is not whole, so it is not removed. ${
        verdict.ok ? '' : verdict.problem
      }`,
    };
  const incident = foldLedger(commits.map(openCommit));
  return retireWhole({ head, commits, incident }, deps);
}
