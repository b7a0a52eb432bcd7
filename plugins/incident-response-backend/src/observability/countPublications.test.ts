import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { countPublications } from './countPublications';

const approval = {
  by: { kind: 'person', entityRef: 'user:default/ada', door: 'console' },
  at: '2026-11-02T09:20:00.000Z',
  revision: 1,
  sha256: 'a'.repeat(64),
  rule: 'incident commander',
  seq: 7,
  quorum: 1,
  order: 1,
  since: '2026-11-02T09:20:00.000Z',
  statusThen: 'active',
} as const;

const draft = {
  draftId: 'draft-1',
  status: 'approved',
  revisions: [],
  approvals: [],
  approval,
  sends: 0,
} as const;

const envelope = {
  v: 1,
  mustUnderstand: true,
  at: '2026-11-02T09:20:00.130Z',
  actor: { kind: 'system', name: 'conductor', door: 'engine' },
} as const;

const published = (found: boolean): LedgerEvent => ({
  ...envelope,
  type: 'STATUSPAGE_PUBLISHED',
  data: {
    draftId: 'draft-1',
    revision: 1,
    sha256: 'a'.repeat(64),
    pageIncidentId: 'pub-1',
    found,
  },
});

type Counted = Parameters<typeof countPublications>[1];

function countedOf(change: Partial<Counted>, ...events: LedgerEvent[]) {
  const calls: unknown[] = [];
  countPublications(
    { publicationSettled: (...call) => calls.push(call) },
    { kind: 'real', visibility: 'normal', drafts: [draft], ...change },
    events,
  );
  return calls;
}

const counted = (...events: LedgerEvent[]) => countedOf({}, ...events);

describe('publications', () => {
  it('are counted by outcome, with the time since their approval', () => {
    expect(counted(published(false), published(true))).toEqual([
      ['published', 130],
      ['found', 130],
    ]);
  });

  it('are not counted for drills and for what is restricted', () => {
    for (const change of [
      { kind: 'drill' },
      { visibility: 'restricted' },
    ] as const)
      expect(countedOf(change, published(false))).toEqual([]);
  });

  it('are not counted for events of another kind', () => {
    expect(
      counted({
        ...envelope,
        mustUnderstand: false,
        type: 'NOTE_ADDED',
        data: { noteId: 'n', text: 'looking' },
      }),
    ).toEqual([]);
  });
});
