import {
  approved,
  commanded,
  drafted,
  MITIGATED,
  published,
  RESOLVED,
  ROOM,
} from '../__testUtils__/incidents';
import {
  accepted,
  after,
  DECLARED,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { dueAt, keysAt } from '../__testUtils__/watching';
import { plan } from './plan';
import { proposeDrafts } from './proposals';

const open = incidentOf(ROOM);
const proposed = happened(
  'STATUSPAGE_DRAFT_REQUESTED',
  { request: 1, status: 'investigating', reason: 'no-draft' },
  { at: minute(15), effect: 'propose-draft:no-draft' },
);
const closing = happened(
  'STATUSPAGE_DRAFT_REQUESTED',
  { request: 1, status: 'resolved', reason: 'page-open' },
  { at: minute(31), effect: 'propose-draft:page-open' },
);
const onThePage = published(approved(drafted(commanded(open))), 1, minute(10));

describe('a grave incident without a draft', () => {
  it('has one proposed after fifteen minutes, once', () => {
    expect(keysAt(open, 14.9, 'propose-draft')).toEqual([]);
    expect(proposeDrafts(open, SETTINGS, minute(1).getTime()).nextAt).toBe(
      minute(15).getTime(),
    );
    expect(dueAt(open, 15, 'propose-draft')).toEqual([
      {
        kind: 'proposeDraft',
        key: 'propose-draft:no-draft',
        reason: 'no-draft',
        status: 'investigating',
      },
    ]);
    const asked = after(open, proposed);
    expect(keysAt(asked, 16, 'propose-draft')).toEqual([]);
    expect(keysAt(asked, 16, 'write-draft')).toEqual(['write-draft:1']);
  });

  it('is told to be watched once it is mitigated', () => {
    expect(dueAt(after(open, MITIGATED), 15, 'propose-draft')).toMatchObject([
      { status: 'monitoring' },
    ]);
  });

  it.each([
    ['has a draft', drafted(commanded(open))],
    ['asked for one', accepted(open, [{ type: 'draftStatus' }])],
    ['is over', after(open, RESOLVED)],
    [
      'is not that grave',
      after(
        undefined,
        { ...DECLARED, data: { ...DECLARED.data, severity: 'P3' } } as never,
        ROOM,
      ),
    ],
  ])('that %s needs none', (_what, incident) => {
    expect(keysAt(incident, 60, 'propose-draft')).toEqual([]);
  });

  it('is proposed nothing that would be published by itself', () => {
    const { due } = plan(after(open, proposed), SETTINGS, minute(16));
    expect(due.filter(({ kind }) => kind === 'publish')).toEqual([]);
  });
});

describe('resolving while customers read of an open incident', () => {
  const resolved = after(onThePage, RESOLVED);

  it('proposes the end to them, once', () => {
    expect(dueAt(resolved, 31, 'propose-draft')).toMatchObject([
      { key: 'propose-draft:page-open', status: 'resolved' },
    ]);
    expect(keysAt(after(resolved, closing), 31, 'propose-draft')).toEqual([]);
  });

  it('proposes nothing where somebody has drafted the end', () => {
    const ended = drafted(onThePage, { status: 'resolved' });
    expect(keysAt(after(ended, RESOLVED), 31, 'propose-draft')).toEqual([]);
  });

  it('proposes nothing where there is no public incident, or none is open', () => {
    const never = after(open, RESOLVED);
    const told = published(
      approved(drafted(onThePage, { status: 'resolved' })),
      2,
      minute(12),
    );
    for (const incident of [never, after(told, RESOLVED)])
      expect(keysAt(incident, 31, 'propose-draft:page')).toEqual([]);
  });
});
