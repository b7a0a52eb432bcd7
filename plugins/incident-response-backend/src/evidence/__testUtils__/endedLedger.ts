import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { chainOf } from '../../domain/__testUtils__/chain';
import {
  ADA,
  DECLARED,
  happened,
  KEYS,
  minute,
  SETTINGS,
} from '../../domain/__testUtils__/ledgerOf';
import { foldLedger } from '../../domain/foldIncident';
import { headOf } from '../../domain/headOf';
import { openCommit } from '../../domain/ledger';
import { keptUntil } from '../../domain/retention';
import type { IncidentStore } from '../../stores/IncidentStore';

export const DAY = 24 * 60 * 60_000;
export const RETAIN_FOR = 400 * DAY;
/** When a ledger of {@link endedBatches} may go. */
export const OVER = minute(10).getTime() + RETAIN_FOR;

export const note = (text: string): LedgerEvent =>
  happened('NOTE_ADDED', { noteId: 'note-1', text }, { actor: ADA });

export const HELD = happened(
  'LEGAL_HOLD_PLACED',
  { reason: 'A lawsuit.' },
  { actor: ADA },
);

/** Declared, resolved, its postmortem finished, and closed with the word that it is kept for 400 days. */
export function endedBatches(
  ...between: readonly LedgerEvent[]
): readonly (readonly LedgerEvent[])[] {
  const until = keptUntil({ retainForMs: RETAIN_FOR }, minute(10));
  return [
    [DECLARED],
    ...between.map(one => [one]),
    [happened('INCIDENT_RESOLVED', { summary: 'All clear.' })],
    [happened('POSTMORTEM_FINISHED', {}, { actor: ADA })],
    [happened('INCIDENT_CLOSED', until, { at: minute(10) })],
  ];
}

/** Appends what is missing of a ledger, with the heads that the engine would write. */
export async function appendBatches(
  store: IncidentStore,
  incidentId: string,
  batches: readonly (readonly LedgerEvent[])[],
): Promise<void> {
  const commits = chainOf(batches, incidentId);
  const stands = (await store.head(incidentId))?.seq ?? 0;
  for (const commit of commits.slice(stands)) {
    const incident = foldLedger(commits.slice(0, commit.seq).map(openCommit));
    const head = headOf(incident, commit, {
      keys: KEYS,
      settings: { ...SETTINGS, retainForMs: RETAIN_FOR },
      now: minute(10),
    });
    await store.append(commit.seq - 1, commit, head);
  }
}
