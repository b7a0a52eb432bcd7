import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACTS,
  ADA,
  approved,
  CONDUCTOR,
  DECLARED,
  GOOD,
  happened,
  ledgerOf,
  minute,
  PUBLISHED,
  RECORDED,
  REQUEST,
  ROOM,
  STORY,
  TAKEN,
  told,
  type Planted,
} from './__testUtils__/goodEvidence';
import type { Evidence, RawLedger, Row } from './Evidence';
import { readEvidence } from './readEvidence';

const [LEDGER] = GOOD.ledgers;
const [ROOM_ACT, POST_ACT, PAGE_ACT] = ACTS;
const BEN = { ...ADA, entityRef: 'user:default/ben' };

const withLedger = (change: Partial<RawLedger>): Evidence => ({
  ...GOOD,
  ledgers: [{ ...LEDGER, ...change }],
});
const withRow = (position: number, change: Partial<Row>): Evidence =>
  withLedger({
    rows: LEDGER.rows.map((row, n) =>
      n === position ? { ...row, ...change } : row,
    ),
  });
const withActs = (...acts: Evidence['acts']): Evidence => ({ ...GOOD, acts });
const approvedBy = (...events: readonly Planted[]) =>
  told(DECLARED, RECORDED, ROOM, TAKEN, ...events, PUBLISHED);
const onPage = (change: object): Evidence =>
  withActs(ROOM_ACT, {
    ...PAGE_ACT,
    publication: PAGE_ACT.publication && {
      ...PAGE_ACT.publication,
      request: { ...REQUEST, ...change },
    },
  });

const PLANTS: readonly [string, Evidence, string][] = [
  [
    'an accepted alert that is on no ledger',
    { ...GOOD, accepted: [{ eventKey: 'oncall:2', answer: 'attached' }] },
    'I1: the alert oncall:2 is on no ledger.',
  ],
  [
    'an alert that is recorded twice',
    told(...STORY, RECORDED),
    'I1: the alert oncall:1 is recorded 2 times.',
  ],
  [
    'an alert that was left lying',
    { ...GOOD, undrained: 1 },
    'I1: 1 alerts were never put on a ledger.',
  ],
  [
    'one episode with two incidents',
    { ...GOOD, ledgers: [LEDGER, ledgerOf([DECLARED], 'inc-2')] },
    'I2: the episode oncall G1 2026-11-23T10:00:00.000Z opened inc-1 and inc-2.',
  ],
  [
    'a second war room at the vendor',
    withActs(...ACTS, { ...ROOM_ACT, id: 'room-2' }),
    'I2: 2 war rooms were opened for inc-1/room:1.',
  ],
  [
    'a second war room on the ledger',
    told(...STORY, ROOM),
    'I2: the ledger of inc-1, generation 1 has 2 war rooms.',
  ],
  [
    'a war room that nobody opened',
    withActs(POST_ACT, PAGE_ACT),
    'I2: the room room-1 of inc-1 does not exist.',
  ],
  [
    'a message that was sent twice',
    withActs(...ACTS, { ...POST_ACT, id: 'post-2' }),
    'I3: post inc-1/post:headline was done 2 times.',
  ],
  [
    'a publication that went out twice, under two keys',
    withActs(...ACTS, { ...PAGE_ACT, key: 'inc-1/publish:draft-1:1:1' }),
    'is on the page 2 times.',
  ],
  [
    'a publication that the ledger does not know of',
    told(DECLARED, RECORDED, ROOM, TAKEN, approved()),
    'is on the page and not on the ledger.',
  ],
  [
    'a publication that only the ledger knows of',
    withActs(ROOM_ACT),
    'is on the ledger and not on the page.',
  ],
  [
    'work that nobody came for',
    withLedger({
      head: LEDGER.head && {
        ...LEDGER.head,
        dueAt: Date.parse(minute(100)),
      },
    }),
    'and nobody came.',
  ],
  [
    'a publication without an approval',
    told(DECLARED, RECORDED, ROOM, TAKEN, PUBLISHED),
    'I4: nobody had approved what was published',
  ],
  [
    'an approval that came after the publication',
    approvedBy(approved({}, ADA, 4.5)),
    'I4: nobody had approved what was published',
  ],
  [
    'an approval of another draft',
    approvedBy(approved({ draftId: 'draft-2' })),
    'I4: nobody had approved what was published',
  ],
  [
    'an approval of other bytes',
    approvedBy(approved({ bytes: 'other' })),
    'I4: nobody had approved what was published',
  ],
  [
    'an approval whose hash is not that of its bytes',
    approvedBy(approved({ sha256: 'a'.repeat(64) })),
    'I4: nobody had approved what was published',
  ],
  [
    'an approval by a part of the system',
    approvedBy(approved({}, CONDUCTOR)),
    'I5: no person had approved',
  ],
  [
    'an approval through a door that people do not have',
    approvedBy(approved({}, { ...ADA, door: 'engine' })),
    'I5: no person had approved',
  ],
  [
    'an approval by somebody who was not in command',
    approvedBy(approved({}, BEN)),
    'I5: whoever approved was neither in command nor an approver',
  ],
  [
    'an approval by somebody who had handed over',
    approvedBy(
      happened(
        'COMMAND_HANDED_OVER',
        2.5,
        { from: ADA.entityRef, to: BEN.entityRef },
        ADA,
      ),
      approved(),
    ),
    'I5: whoever approved was neither in command nor an approver',
  ],
  [
    'a decision by a part of the system',
    told(...STORY, happened('INCIDENT_RESOLVED', 9, {})),
    'I5: conductor decided INCIDENT_RESOLVED in commit 7 of inc-1.',
  ],
  [
    'bytes that were changed',
    withRow(2, { payload: LEDGER.rows[2].payload.replace('room-1', 'room-9') }),
    'I6: Commit 3 of inc-1 is not as written.',
  ],
  [
    'bytes that were changed with their hash',
    { ...GOOD, ledgers: [rehashed(LEDGER)] },
    'I6: Commit 2 of inc-1 is not as written.',
  ],
  [
    'a commit that is missing',
    withLedger({ rows: LEDGER.rows.filter((_row, n) => n !== 1) }),
    'I6: Commit 2 of inc-1 is not as written.',
  ],
  [
    'an end that is missing',
    withLedger({ rows: LEDGER.rows.slice(0, -1) }),
    'I6: The head of inc-1 is not its last commit.',
  ],
  [
    'a head that is missing',
    withLedger({ head: undefined }),
    'I6: inc-1 has no head.',
  ],
  [
    'a head that somebody else signed',
    { ...GOOD, key: Buffer.from('another key') },
    'I6: The head of inc-1 is signed by nobody we know.',
  ],
];

const RESTRICTED = happened('INCIDENT_RESTRICTED', 2, {}, ADA);
const DRILL = happened('INCIDENT_DECLARED', 0, {
  kind: 'drill',
  origin: { type: 'person' },
});
const INVITED: Evidence['acts'][number] = {
  kind: 'invitation',
  key: 'inc-1/invite:1',
  id: 'invitation-1',
  at: 0,
  people: ['user:default/ben'],
};
const MERGED = happened('INCIDENT_MERGED', 3, { into: 'inc-2' }, ADA);
const recorded = (eventKey: string, group: string, at: number) =>
  happened('ALERT_RECORDED', at, { eventKey, alert: { group } });
const OTHER_DECLARED = happened('INCIDENT_DECLARED', 0, {
  origin: { type: 'person' },
});
const merged = (
  events: readonly Planted[],
  others: readonly Planted[] = [],
): Evidence => ({
  ...GOOD,
  accepted: [],
  acts: [],
  ledgers: [
    ledgerOf([OTHER_DECLARED, ...events]),
    ledgerOf([OTHER_DECLARED, ...others], 'inc-2'),
  ],
});

const RULES: readonly [string, Evidence, string][] = [
  [
    'a publication that only one of two people approved',
    { ...GOOD, rules: { ...GOOD.rules, quorum: 2 } },
    'I5: 1 of 2 people had approved',
  ],
  [
    'one person who approved twice where two must',
    {
      ...approvedBy(approved(), approved({}, ADA, 3.5)),
      rules: { ...GOOD.rules, quorum: 2 },
    },
    'I5: 1 of 2 people had approved',
  ],
  [
    'two people who approved different revisions',
    {
      ...approvedBy(approved(), approved({ revision: 2 }, BEN, 3.5)),
      approvers: [BEN.entityRef],
      rules: { ...GOOD.rules, quorum: 2 },
    },
    'I5: 1 of 2 people had approved',
  ],
  [
    'a publication that went out after its approval had lapsed',
    withActs(ROOM_ACT, { ...PAGE_ACT, at: PAGE_ACT.at + 20 * 60_000 }),
    'I4: draft-1 of inc-1 went out too late.',
  ],
  [
    'a publication that was approved before the incident was mitigated',
    approvedBy(approved(), happened('INCIDENT_MITIGATED', 3.5, {}, ADA)),
    'I4: draft-1 of inc-1 was approved for another status.',
  ],
  [
    'a publication while it was restricted',
    told(DECLARED, RECORDED, ROOM, TAKEN, RESTRICTED, approved(), PUBLISHED),
    'R1: publication inc-1/publish:draft-1:1:0 was there for all',
  ],
  [
    'an announcement of what was restricted when it was declared',
    {
      ...told(
        happened('INCIDENT_DECLARED', 0, {
          ...DECLARED.data,
          visibility: 'restricted',
        }),
        RECORDED,
        ROOM,
      ),
      acts: [
        ROOM_ACT,
        {
          ...PAGE_ACT,
          kind: 'announcement',
          key: 'inc-1/announce:resolved',
          publication: undefined,
        },
      ],
    },
    'R1: announcement inc-1/announce:resolved was there for all',
  ],
  [
    'a drill on the public page',
    told(DRILL, ROOM, TAKEN, approved(), PUBLISHED),
    'R2: inc-1/publish:draft-1:1:0 is on the page public.',
  ],
  [
    'somebody whom nobody named and who was called to a drill',
    { ...told(DRILL, RECORDED, ROOM), acts: [ROOM_ACT, INVITED] },
    'R2: inc-1/invite:1 reached user:default/ben, unasked.',
  ],
  [
    'the name of somebody who was erased',
    {
      ...GOOD,
      text: 'for Zoe',
      erased: [{ name: 'Zoe', incidents: [] }],
    },
    'R3: Zoe was erased and is still there.',
  ],
  [
    'a ledger that does not say who was erased',
    { ...GOOD, erased: [{ name: 'Zoe', incidents: ['inc-1'] }] },
    'R3: inc-1 does not say that Zoe was erased.',
  ],
  [
    'an alert that stayed with an incident that was merged',
    merged([recorded('a', 'G1', 1), MERGED]),
    'R4: what G1 said to inc-1 is not where it goes on.',
  ],
  [
    'an alert that came to an incident that was merged',
    merged(
      [recorded('a', 'G1', 1), MERGED, recorded('b', 'G1', 4)],
      [recorded('a', 'G1', 3)],
    ),
    'R4: the alert b came to inc-1, which is merged.',
  ],
  [
    'an alert on two ledgers that nobody merged',
    merged([recorded('a', 'G1', 1)], [recorded('a', 'G1', 1)]),
    'I1: the alert a is recorded 2 times.',
  ],
];

function rehashed(ledger: RawLedger): RawLedger {
  const other = ledgerOf([
    happened('INCIDENT_DECLARED', 0, { origin: { type: 'person' } }),
  ]).rows[0];
  return { ...ledger, rows: [other, ...ledger.rows.slice(1)] };
}

describe('the reader', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(readEvidence(GOOD)).toEqual([]);
  });

  it.each([...PLANTS, ...RULES])('finds %s', (_what, evidence, sentence) => {
    expect(readEvidence(evidence).join('\n')).toContain(sentence);
  });

  it.each([
    ['page', { page: 'other' }],
    ['operation', { operation: { type: 'update', pageIncidentId: 'P1' } }],
    ['title', { title: 'Other' }],
    ['status', { status: 'resolved' }],
    ['impact', { impact: 'none' }],
    ['body', { body: 'Other.' }],
    ['components', { components: {} }],
    ['notification', { notify: false }],
    ['targets', { targets: ['elsewhere.example.org'] }],
  ])(
    'finds a page that shows another %s than was approved',
    (_what, change) => {
      expect(readEvidence(onPage(change)).join('\n')).toContain(
        'I4: nobody had approved what was published',
      );
    },
  );

  it('takes two people, a call that somebody asked for, and what was brought along', () => {
    const both = approvedBy(approved(), approved({}, BEN, 3.5));
    expect(
      readEvidence({
        ...both,
        approvers: [BEN.entityRef],
        rules: { ...GOOD.rules, quorum: 2 },
      }),
    ).toEqual([]);
    const named = happened(
      'RESPONDER_ADDED',
      1,
      { people: [{ entityRef: BEN.entityRef }] },
      ADA,
    );
    expect(
      readEvidence({
        ...told(DRILL, RECORDED, ROOM, named),
        acts: [ROOM_ACT, INVITED],
      }),
    ).toEqual([]);
    expect(
      readEvidence(
        merged([recorded('a', 'G1', 1), MERGED], [recorded('a', 'G1', 3)]),
      ),
    ).toEqual([]);
  });

  it('takes an approver who is not in command', () => {
    const evidence = approvedBy(approved({}, BEN));
    expect(readEvidence({ ...evidence, approvers: [BEN.entityRef] })).toEqual(
      [],
    );
  });

  it('shares no code with what it judges', () => {
    const imports = readdirSync(__dirname)
      .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap(name => [
        ...readFileSync(join(__dirname, name), 'utf8').matchAll(
          /from '([^']+)'/g,
        ),
      ])
      .map(([, from]) => from);
    expect(imports).toContain('node:crypto');
    expect(imports.filter(from => !/^(\.\/\w+|node:\w+)$/.test(from))).toEqual(
      [],
    );
  });
});
