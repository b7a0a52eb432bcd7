import {
  approved,
  commanded,
  drafted,
  MITIGATED,
  published,
  unknown,
} from '../__testUtils__/incidents';
import {
  accepted,
  ADA,
  after,
  approvalOf,
  happened,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { decide } from '../decide';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from './plan';

const sends = (incident: FoldedIncident) =>
  plan(incident, SETTINGS, minute(5)).due.flatMap(e =>
    e.kind === 'publish' ? [e.key] : [],
  );

/** Two updates of an open public incident, approved in this order. */
function twoApproved(first: string, second: string) {
  const two = drafted(drafted(published()));
  const one = accepted(two, [approvalOf(two, first)]);
  return accepted(one, [approvalOf(one, second)]);
}

describe('publications', () => {
  it('wait for an approval', () => {
    expect(sends(drafted())).toEqual([]);
    expect(sends(approved())).toEqual(['publish:draft-1:1:0']);
    expect(sends(published())).toEqual([]);
  });

  it('come before anything else that is due', () => {
    expect(plan(approved(), SETTINGS, minute(11)).due[0].kind).toBe('publish');
  });

  it.each([
    ['draft-2', 'draft-3'],
    ['draft-3', 'draft-2'],
  ])(
    'leave one after the other, in the order of their approvals',
    (first, second) => {
      const both = twoApproved(first, second);
      expect(sends(both)).toEqual([`publish:${first}:1:0`]);
      expect(sends(published(both, Number(first.slice(-1))))).toEqual([
        `publish:${second}:1:0`,
      ]);
    },
  );

  it('are all held back by one that nobody knows the outcome of', () => {
    const both = twoApproved('draft-2', 'draft-3');
    const lost = after(
      both,
      happened('PUBLICATION_UNKNOWN', { draftId: 'draft-2', detail: '?' }),
    );
    expect(sends(lost)).toEqual([]);
    const absent = accepted(lost, [
      {
        type: 'settlePublication',
        draftId: 'draft-2',
        verdict: { found: false },
      },
    ]);
    expect(sends(absent)).toEqual(['publish:draft-2:1:1']);
  });

  it('go on once the unknown one was found', () => {
    const lost = drafted(unknown());
    const found = accepted(lost, [
      {
        type: 'settlePublication',
        draftId: 'draft-1',
        verdict: { found: true, pageIncidentId: 'P1' },
      },
    ]);
    expect(sends(found)).toEqual([]);
    expect(found.publicIncident?.pageIncidentId).toBe('P1');
  });

  it('are another send after the approval was void', () => {
    const voided = after(
      approved(),
      happened(
        'STATUSPAGE_APPROVAL_VOIDED',
        { draftId: 'draft-1', revision: 1, reason: 'no' },
        { effect: 'publish:draft-1:1:0' },
      ),
    );
    expect(sends(voided)).toEqual([]);
    expect(sends(approved(voided))).toEqual(['publish:draft-1:1:1']);
  });
});

describe('an approval that is not used', () => {
  const lapsing = (incident: FoldedIncident, at: number) =>
    plan(incident, SETTINGS, minute(at)).due.flatMap(e =>
      e.kind === 'lapse' ? [e.key] : [],
    );
  const claimed = happened('EFFECT_CLAIMED', {
    key: 'publish:draft-1:1:0',
    claimId: 'c',
    owner: 'p',
  });

  it('lapses ten minutes after it was given, and is looked at then', () => {
    expect(lapsing(approved(), 11)).toEqual([]);
    expect(lapsing(approved(), 12)).toEqual(['lapse:draft-1:1:0']);
    expect(sends(approved())).toHaveLength(1);
    const { nextAt } = plan(approved(), SETTINGS, minute(3));
    expect(nextAt).toBeLessThanOrEqual(minute(12).getTime());
  });

  it('lapses when the incident moves on, not while its room assembles', () => {
    const moved = after(approved(), MITIGATED);
    expect(lapsing(moved, 3)).toEqual(['lapse:draft-1:1:0']);
    expect(sends(moved)).toEqual([]);
    const assembled = happened('WAR_ROOM_ASSEMBLED', { tookMs: 1, gaps: [] });
    expect(lapsing(after(approved(), assembled), 3)).toEqual([]);
  });

  it('is left to the gate once publishing has begun', () => {
    const begun = after(approved(), claimed);
    expect(lapsing(begun, 99)).toEqual([]);
    expect(
      plan(begun, SETTINGS, minute(99)).due.some(e => e.kind === 'publish'),
    ).toBe(true);
  });

  it('does not hold back the one after it', () => {
    const both = twoApproved('draft-2', 'draft-3');
    expect(lapsing(both, 12)).toEqual([
      'lapse:draft-2:1:0',
      'lapse:draft-3:1:0',
    ]);
    const voided = after(
      both,
      happened('STATUSPAGE_APPROVAL_VOIDED', {
        draftId: 'draft-2',
        revision: 1,
        reason: 'late',
        lapsed: true,
      }),
    );
    expect(sends(voided)).toEqual(['publish:draft-3:1:0']);
    expect(voided.drafts[1].voided).toMatchObject({ lapsed: true });
  });

  it('is taken back where it was one of several', () => {
    const two = {
      ...SETTINGS,
      authority: { ...SETTINGS.authority, quorum: 2 },
    };
    const draft = drafted();
    const decision = decide(draft, approvalOf(draft), {
      actor: ADA,
      now: minute(3),
      settings: two,
    });
    if (!decision.ok) throw new Error(decision.sentence);
    const half = after(draft, ...decision.events);
    expect(half.drafts[0]).toMatchObject({
      status: 'waiting',
      approvals: [{ by: ADA }],
    });
    expect(lapsing(half, 25)).toEqual([]);
    expect(lapsing(after(half, MITIGATED), 4)).toEqual(['lapse:draft-1:1:0']);
  });
});

describe('asking the writer', () => {
  it('is due until it answers, also while a publication is unknown', () => {
    const asked = accepted(commanded(), [{ type: 'draftStatus' }]);
    const keys = (i: FoldedIncident) =>
      plan(i, SETTINGS, minute(2)).due.map(e => e.key);
    expect(keys(asked)).toContain('write-draft:1');
    expect(keys(accepted(unknown(), [{ type: 'draftStatus' }]))).toContain(
      'write-draft:1',
    );
    expect(keys(drafted())).not.toContain('write-draft:1');
  });
});
