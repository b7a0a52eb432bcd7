import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { GENESIS, sealCommit, type StoredCommit } from '../../domain/ledger';
import type { Head } from '../../stores/IncidentStore';

export const SAMPLE_TIME = '2026-11-23T10:00:00.000Z';

export function sampleNote(text: string): LedgerEvent {
  return {
    type: 'NOTE_ADDED',
    v: 1,
    mustUnderstand: false,
    at: SAMPLE_TIME,
    actor: { kind: 'person', entityRef: 'user:default/ada', door: 'console' },
    data: { noteId: 'note-1', text },
  };
}

/** The commit after `previous`, or the first one of an incident. */
export function sampleCommit(
  incidentId: string,
  options: {
    readonly previous?: StoredCommit;
    readonly commitId?: string;
    readonly text?: string;
  } = {},
): StoredCommit {
  const { previous, text = 'noted' } = options;
  const seq = (previous?.seq ?? 0) + 1;
  return sealCommit({
    incidentId,
    seq,
    commitId: options.commitId ?? `${incidentId}/commit-${seq}`,
    previous: previous?.hash ?? GENESIS,
    at: SAMPLE_TIME,
    events: [sampleNote(text)],
  });
}

type HeadChanges = Partial<Omit<Head, 'card'>> & {
  readonly card?: Partial<Head['card']>;
};

/** A head that stands at `commit`. */
export function sampleHead(
  commit: StoredCommit,
  changes: HeadChanges = {},
): Head {
  const { card, ...rest } = changes;
  return {
    incidentId: commit.incidentId,
    seq: commit.seq,
    hash: commit.hash,
    keyId: 'sample',
    signature: 'f'.repeat(64),
    owners: [],
    participants: [],
    roomId: null,
    dueAt: null,
    planVersion: 1,
    ...rest,
    card: {
      title: 'Checkout is failing',
      kind: 'real',
      visibility: 'normal',
      severity: 'P2',
      status: 'active',
      entityRef: null,
      ic: null,
      declaredAt: SAMPLE_TIME,
      updatedAt: SAMPLE_TIME,
      ...card,
    },
  };
}
