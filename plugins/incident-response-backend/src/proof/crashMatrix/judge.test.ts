import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { event } from '../../domain/Decision';
import { chainOf, headOfChain } from '../../domain/__testUtils__/chain';
import {
  ADA,
  DECLARED,
  KEYS,
  minute,
  WORDS,
} from '../../domain/__testUtils__/ledgerOf';
import { CONDUCTOR } from '../../engine/conductorActor';
import { sealTombstone } from '../../evidence/retention/Epitaph';
import type { Tiding } from './Job';
import { judge } from './judge';
import { PLAYS } from './plays/plays';
import { SIGNING } from './protocol';
import type { SlackWorld } from './slack/readSlack';
import type { World } from './World';

const ONE = 'inc-1';
const OTHER = 'inc-2';
const later = (n: number, actor = true) => ({
  actor: actor ? ADA : CONDUCTOR,
  now: minute(n),
});

function ledger(incidentId: string, ...events: readonly LedgerEvent[]) {
  const commits = chainOf(
    [DECLARED, ...events].map(one => [one]),
    incidentId,
  );
  return { incidentId, commits, head: headOfChain(commits, incidentId) };
}

const world = (change: Partial<World>): World => ({
  keys: KEYS,
  ledgers: [],
  inbox: [],
  rooms: [],
  messages: [],
  pageIncidents: 0,
  updates: [],
  postmortems: [],
  text: '',
  tombstones: [],
  exported: new Map(),
  committed: [],
  delivered: [],
  ...change,
});

/** Everything a judge says that the play was not about something else. */
const heard = (change: Partial<World>, tidings: readonly Tiding[] = []) => {
  const play = { ...PLAYS.rules, missing: () => [] };
  const { lost, doubled, unapproved } = judge(world(change), tidings, play);
  return [...lost, ...doubled, ...unapproved].join('\n');
};

const link = (other: string, at: number, byPerson: boolean) =>
  event('INCIDENT_LINKED', { other, relation: 'related' }, later(at, byPerson));
const told = event('LINK_TOLD', { other: OTHER }, later(2, false));
const restricted = event('INCIDENT_RESTRICTED', { reason: 'x' }, later(1));
const lifted = event('RESTRICTION_LIFTED', { reason: 'x' }, later(3));
const called = event(
  'RESPONDER_CALLED',
  { reason: 'no-update', responder: 'user:default/ben' },
  later(2, false),
  'call:no-update:1',
);
const delivery = (sequence: number, at: Date, isSigned = true) => ({
  incidentId: ONE,
  sequence,
  at: at.getTime(),
  isSigned,
});
const update = (page: string, at: Date) => ({
  effect_key: `${ONE}/publish:draft-1:1:0`,
  repeats: 0,
  page_incident_id: 'p1',
  incident_id: ONE,
  draft_id: 'draft-1',
  revision: 1,
  sha256: '',
  request: JSON.stringify({
    ...WORDS,
    page,
    operation: { type: 'create' },
    targets: ['built-in'],
  }),
  published_at: at.toISOString(),
});

const tombstone = sealTombstone(
  {
    incidentId: ONE,
    status: 'dismissed',
    visibility: 'normal',
    endedAt: minute(1).toISOString(),
    retainUntil: minute(1).toISOString(),
    removedAt: minute(2).toISOString(),
    head: { ...ledger(ONE).head },
    commits: 1,
    export: { place: 'there', file: 'f', sha256: '0'.repeat(64) },
  },
  SIGNING,
);

const PLANTS: readonly [string, Partial<World>, string][] = [
  [
    'a tombstone without an export',
    { ledgers: [ledger(OTHER)], tombstones: [tombstone] },
    'Its export f is not there.',
  ],
  [
    'a tombstone with another export',
    {
      ledgers: [ledger(OTHER)],
      tombstones: [tombstone],
      exported: new Map([['f', '{}']]),
    },
    'Its export is another one.',
  ],
  [
    'a tombstone that nobody signed',
    {
      ledgers: [ledger(OTHER)],
      tombstones: [{ ...tombstone, statement: `${tombstone.statement} ` }],
    },
    'The tombstone is not signed by a known key.',
  ],
  [
    'a ledger beside its tombstone',
    { ledgers: [ledger(OTHER)], tombstones: [tombstone], committed: [ONE] },
    'inc-1 has a tombstone, and something of its ledger is left.',
  ],
  [
    'a ledger that was taken away without a tombstone',
    { ledgers: [ledger(OTHER)], committed: [ONE] },
    'The commits of inc-1 have no head.',
  ],
  [
    'a link that the other ledger knows nothing of',
    { ledgers: [ledger(ONE, link(OTHER, 1, true), told), ledger(OTHER)] },
    'inc-2 knows nothing of its link with inc-1.',
  ],
  [
    'a link that was told to the other ledger twice',
    {
      ledgers: [
        ledger(ONE, link(OTHER, 1, true), told),
        ledger(OTHER, link(ONE, 2, false), link(ONE, 3, false)),
      ],
    },
    'The link from inc-2 to inc-1 is on the ledger twice.',
  ],
  [
    'a call that nobody heard',
    { ledgers: [ledger(ONE, called)] },
    'user:default/ben was called, and heard nothing of it.',
  ],
  [
    'a call that is noted twice',
    { ledgers: [ledger(ONE, called, called)] },
    'stands on the ledger as called twice.',
  ],
  [
    'a commit that nobody outside was told of',
    {
      ledgers: [ledger(ONE, called)],
      delivered: [delivery(2, minute(9))],
    },
    'Nobody outside was told of commit 1.',
  ],
  [
    'commits that were told in another order',
    {
      ledgers: [ledger(ONE, called)],
      delivered: [delivery(2, minute(8)), delivery(1, minute(9))],
    },
    'Commit 1 was told after a later one.',
  ],
  [
    'a delivery that is not signed',
    { ledgers: [ledger(ONE)], delivered: [delivery(1, minute(8), false)] },
    'Commit 1 was told without our signature.',
  ],
  [
    'a delivery about what was for few',
    {
      ledgers: [ledger(ONE, restricted, lifted)],
      delivered: [delivery(2, minute(2))],
    },
    'Commit 2 was told outside while it was restricted.',
  ],
  [
    'a publication while it was for few',
    {
      ledgers: [ledger(ONE, restricted, lifted)],
      updates: [update('public', minute(2))],
    },
    'draft-1 was published while it was restricted.',
  ],
  [
    'an announcement while it was for few',
    {
      ledgers: [ledger(ONE, restricted, lifted)],
      messages: [
        {
          effect_key: `${ONE}/announce:resolved`,
          repeats: 0,
          message_id: 'm1',
          room_id: null,
          what: 'resolved',
          posted_at: minute(2).toISOString(),
        },
      ],
    },
    'resolved was announced while it was restricted.',
  ],
  [
    'what is real on the page of drills',
    {
      ledgers: [ledger(ONE)],
      updates: [update('drills', minute(2))],
    },
    'draft-1 of inc-1 is on the page drills.',
  ],
];

const note = (text: string, at: number) =>
  event('NOTE_ADDED', { noteId: `note-${at}`, text, update: true }, later(at));
const approval = (at: number) =>
  event(
    'STATUSPAGE_DRAFT_APPROVED',
    {
      draftId: 'draft-1',
      revision: 1,
      sha256: '0'.repeat(64),
      bytes: '{}',
      rule: 'commander',
      quorum: 1,
    },
    later(at),
  );
const inSlack = (change: Partial<SlackWorld>): SlackWorld => ({
  members: [],
  acts: [],
  whispers: [],
  rooms: [],
  messages: [],
  directs: [],
  channels: [],
  ...change,
});
const died: Tiding = {
  type: 'fault',
  fault: { at: 'door:take#2', how: 'die-before' },
};
const took = (arrived: boolean) => ({ name: 'take', text: '', arrived });

describe('the judge of what people did in Slack', () => {
  it('finds somebody who was told of what is on no ledger', () => {
    const slack = inSlack({
      whispers: ['Still working on it', 'Update: All well.\nResolved: Over.'],
    });
    const change = {
      slack,
      ledgers: [ledger(ONE, note('All well.', 1))],
    };
    expect(heard(change)).toContain('told "Resolved: Over.", and no ledger');
    expect(heard(change)).not.toContain('told "Update');
    expect(heard(change)).not.toContain('told "Still');
  });

  it('finds an act that was lost where nobody was shown so', () => {
    const ledgers = [ledger(ONE)];
    const lost = 'A process died with take in hand, and nobody was told so.';
    const silent = { ledgers, slack: inSlack({ acts: [took(true)] }) };
    const shown = { ledgers, slack: inSlack({ acts: [took(false)] }) };
    expect(heard(silent, [died])).toContain(lost);
    expect(heard(shown, [died])).not.toContain(lost);
    expect(heard(silent)).not.toContain(lost);
  });

  it('finds what was done twice', () => {
    const twice = [note('All well.', 1), note('All well.', 2)];
    const change = {
      slack: inSlack({}),
      ledgers: [ledger(ONE, ...twice, approval(3), approval(4))],
    };
    expect(heard(change)).toContain('"All well." is on the ledger twice.');
    expect(heard(change)).toContain(
      'approval of draft-1 of inc-1 is on the ledger twice.',
    );
    expect(
      heard({ ...change, ledgers: [ledger(ONE, note('a', 1), note('b', 2))] }),
    ).not.toContain('" is on the ledger twice');
  });
});

describe('the judge of the matrix', () => {
  it.each(PLANTS)('finds %s', (_what, change, sentence) => {
    expect(heard(change)).toContain(sentence);
  });

  it('finds the name of somebody whose erasure was answered', () => {
    const erased: Tiding = { type: 'erased', person: 'carol@example.org' };
    const ledgers = [ledger(ONE)];
    expect(heard({ ledgers, text: 'for Carol' }, [erased])).toContain(
      'the name is still there',
    );
    expect(heard({ ledgers, text: 'for Ada' }, [erased])).not.toContain(
      'the name is still there',
    );
  });

  it('finds nobody called where the call shows once', () => {
    const scope = `incident-response:${ONE}/call:no-update:1`;
    const people = ['user:default/ben'];
    const notified: Tiding = { type: 'notified', scope, people };
    const again: Tiding = { ...notified, scope: `${scope}:again` };
    const change = { ledgers: [ledger(ONE, called)] };
    expect(heard(change, [notified, notified])).not.toContain('called twice');
    expect(heard(change, [notified, again])).toContain(
      'user:default/ben (inc-1/call:no-update) was called twice.',
    );
  });

  it('finds who rang twice, and what rang by the ledger alone', () => {
    const key = 'page:no-commander:1';
    const paged = event(
      'ON_CALL_PAGED',
      { pager: 'The bell', responders: [], others: 1 },
      later(2, false),
      key,
    );
    const rang: Tiding = { type: 'paged', key: `${ONE}/${key}` };
    const once = { ledgers: [ledger(ONE, paged)] };
    expect(heard(once, [rang])).not.toContain(key);
    expect(heard(once)).toContain(
      `inc-1/${key} is on the ledger, and nothing rang.`,
    );
    expect(heard(once, [rang, rang])).toContain(`inc-1/${key} rang twice.`);
    expect(heard({ ledgers: [ledger(ONE, paged, paged)] }, [rang])).toContain(
      `inc-1/${key} stands on the ledger twice.`,
    );
  });

  it('lets a page wait for people where something went wrong, and nowhere else', () => {
    const parked = event(
      'EFFECT_FAILED',
      {
        key: 'page:no-commander:1',
        failure: 'permanent',
        failures: 1,
        sentence: 'It may have been done already.',
      },
      later(2, false),
    );
    const fault: Tiding = { type: 'fault', fault: { at: 'x', how: 'lose' } };
    const change = { ledgers: [ledger(ONE, parked)] };
    expect(heard(change)).toContain('An effect is parked');
    expect(heard(change, [fault])).not.toContain('An effect is parked');
  });
});
