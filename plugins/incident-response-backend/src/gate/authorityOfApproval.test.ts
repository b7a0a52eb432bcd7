import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  BEN,
  happened,
  minute,
  person,
  SETTINGS,
} from '../domain/__testUtils__/ledgerOf';
import { publicationHash } from '../domain/publication';
import {
  approvedAs,
  created,
  GOOD,
  ledger,
  look,
  reasonOf,
  REQUEST,
} from './__testUtils__/approvals';

const COMMS = 'group:default/comms';
const BY_GROUP = `member of ${COMMS}`;

const withAuthority = (change: Partial<typeof SETTINGS.authority>) => ({
  settings: {
    ...SETTINGS,
    authority: { ...SETTINGS.authority, ...change },
  },
});

const TWO = withAuthority({ quorum: 2, approverGroups: [COMMS] });
const byAda = approvedAs(REQUEST, {
  type: 'STATUSPAGE_APPROVAL_GIVEN',
  quorum: 2,
});
const byBen = (change: object = {}) =>
  approvedAs(REQUEST, { actor: BEN, rule: BY_GROUP, quorum: 2, ...change });

const notEnough = (has: number, needs: number) =>
  `${has} of ${needs} approvals count: each must be of exactly these words, by another person who may approve them, and given before the words were stale.`;

describe('words that are not finished', () => {
  it.each([
    ['title', { title: 'Problem with {{service}}' }, '{{service}}'],
    ['body', { body: 'Some [describe impact] fail.' }, '[describe impact]'],
  ])('are not published: %s', (place, change, span) => {
    const request = { ...REQUEST, ...change };
    expect(reasonOf(look(ledger(created(request), approvedAs(request))))).toBe(
      `The ${place} still holds the placeholder "${span}". Revise the draft and say what customers should read there.`,
    );
  });
});

describe('an approval holds', () => {
  it('for ten minutes', () => {
    expect(look(GOOD, { now: minute(10.9) }).ok).toBe(true);
    expect(look(GOOD, { now: minute(11) })).toEqual({
      ok: false,
      reason:
        'publishing had not begun within 10 minutes. Read the draft again and approve it if it is still true.',
      lapsed: true,
    });
  });

  it('for ten minutes more once somebody looked and found nothing on the page', () => {
    const settled = ledger(
      created(),
      approvedAs(),
      happened('PUBLICATION_UNKNOWN', { draftId: 'draft-1', detail: '?' }),
      happened(
        'PUBLICATION_SETTLED',
        { draftId: 'draft-1', found: false },
        { at: minute(20) },
      ),
    );
    const key = 'publish:draft-1:1:1';
    expect(look(settled, { key, now: minute(29) }).ok).toBe(true);
    expect(reasonOf(look(settled, { key, now: minute(30) }))).toMatch(
      /^publishing had not begun/,
    );
  });

  it('while the incident stands where it stood, however far its room is', () => {
    const then = (...events: readonly LedgerEvent[]) =>
      look(ledger(created(), approvedAs(), ...events));
    const assembled = happened('WAR_ROOM_ASSEMBLED', { tookMs: 1, gaps: [] });
    expect(then(assembled).ok).toBe(true);
    expect(
      then(assembled, happened('INCIDENT_MITIGATED', { summary: 'x' })),
    ).toEqual({
      ok: false,
      reason:
        'the incident is mitigated and was declared when it was approved. Read the draft again and approve it if it is still true.',
      lapsed: true,
    });
  });

  it('for words that were fresh when it was given, not for stale ones', () => {
    const at = (n: number) =>
      look(ledger(created(), approvedAs(REQUEST, { at: minute(n) })), {
        now: minute(n + 1),
      });
    expect(at(30).ok).toBe(true);
    expect(reasonOf(at(31))).toBe(notEnough(0, 1));
  });

  it('in its turn', () => {
    const first = approvedAs(REQUEST, { draftId: 'draft-2' });
    const both = ledger(
      created(),
      created(REQUEST, 'draft-2'),
      first,
      approvedAs(),
    );
    const sentence = 'draft-2 was approved before it and has to leave first.';
    expect(reasonOf(look(both))).toBe(sentence);
    expect(
      look(both, { draftId: 'draft-2', key: 'publish:draft-2:1:0' }).ok,
    ).toBe(true);
    const unsure = ledger(
      created(),
      created(REQUEST, 'draft-2'),
      first,
      happened('PUBLICATION_UNKNOWN', { draftId: 'draft-2', detail: '?' }),
      approvedAs(),
    );
    expect(reasonOf(look(unsure))).toBe(sentence);
  });
});

describe('several approvals', () => {
  it('are enough if they are by as many people as are asked for', () => {
    expect(look(ledger(created(), byAda, byBen()), TWO).ok).toBe(true);
    expect(reasonOf(look(ledger(created(), approvedAs()), TWO))).toBe(
      notEnough(1, 2),
    );
  });

  it('are asked for as they were when they were given, too', () => {
    const alone = approvedAs(REQUEST, { quorum: 3 });
    expect(reasonOf(look(ledger(created(), alone)))).toBe(notEnough(1, 3));
  });

  it('by one person are one', () => {
    const again = approvedAs(REQUEST, { quorum: 2 });
    expect(reasonOf(look(ledger(created(), byAda, again), TWO))).toBe(
      notEnough(1, 2),
    );
  });

  it.each([
    ['of other bytes', { bytes: 'something else' }],
    ['of another draft', { draftId: 'draft-2' }],
  ])('%s do not count', (_what, change) => {
    const first = approvedAs(REQUEST, {
      type: 'STATUSPAGE_APPROVAL_GIVEN',
      quorum: 2,
      ...change,
    });
    const commits = ledger(
      created(),
      created(REQUEST, 'draft-2'),
      first,
      byBen(),
    );
    expect(reasonOf(look(commits, TWO))).toBe(notEnough(1, 2));
  });

  it('of an earlier revision do not count', () => {
    const revised = happened('STATUSPAGE_DRAFT_REVISED', {
      draftId: 'draft-1',
      revision: 2,
      sha256: publicationHash(REQUEST),
      previousSha256: publicationHash(REQUEST),
      request: REQUEST,
    });
    const commits = ledger(created(), byAda, revised, byBen({ revision: 2 }));
    expect(
      reasonOf(look(commits, { ...TWO, key: 'publish:draft-1:2:0' })),
    ).toBe(notEnough(1, 2));
  });

  it('given before the incident moved on do not count', () => {
    const moved = happened('INCIDENT_MITIGATED', { summary: 'x' });
    expect(reasonOf(look(ledger(created(), byAda, moved, byBen()), TWO))).toBe(
      notEnough(1, 2),
    );
  });
});

describe('who approved', () => {
  it('was in command, if that is why they could', () => {
    const other = approvedAs(REQUEST, { actor: BEN });
    expect(reasonOf(look(ledger(created(), other)))).toBe(notEnough(0, 1));
  });

  it('is in a group that may still approve', () => {
    const one = approvedAs(REQUEST, { actor: BEN, rule: BY_GROUP });
    const commits = ledger(created(), one);
    expect(
      look(commits, withAuthority({ approverGroups: ['group:x/y', COMMS] })).ok,
    ).toBe(true);
    expect(
      reasonOf(look(commits, withAuthority({ approverGroups: ['group:x/y'] }))),
    ).toBe(notEnough(0, 1));
  });

  it('did not write it, where authors may not approve', () => {
    const strict = withAuthority({
      authorMayApprove: false,
      approverGroups: [COMMS],
    });
    expect(reasonOf(look(GOOD, strict))).toBe(notEnough(0, 1));
    const other = approvedAs(REQUEST, {
      actor: person('eve'),
      rule: BY_GROUP,
    });
    expect(look(ledger(created(), other), strict).ok).toBe(true);
  });
});
