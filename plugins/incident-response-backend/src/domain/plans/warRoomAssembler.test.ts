import type {
  IncidentCommand,
  LedgerEvent,
} from '@incident-response/backstage-plugin-incident-response-common';
import { OWNERSHIP, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  accepted,
  after,
  ALERT,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from './plan';
import { roomName } from '../roomName';

const due = (incident: FoldedIncident) =>
  plan(incident, SETTINGS, minute(1))
    .due.map(e => e.key)
    .filter(key => !key.startsWith('announce:'));

const failed = (
  key: string,
  failure: 'transient' | 'permanent' = 'transient',
) =>
  happened('EFFECT_FAILED', {
    key,
    failure,
    failures: 3,
    sentence: `${key} failed`,
  });

const posted = (what: string) =>
  happened(
    'ROOM_MESSAGE_POSTED',
    { what, messageId: `m-${what}`, hash: 'h' },
    { effect: `post:${what}` },
  );

const CONTEXT = happened(
  'CONTEXT_SNAPSHOT_ATTACHED',
  { facts: [] },
  { effect: 'context' },
);
const CHANGES = happened(
  'CHANGES_ATTACHED',
  { facts: [] },
  { effect: 'changes' },
);
const INVITED = happened(
  'RESPONDER_INVITED',
  { responders: ['user:default/ada'] },
  { effect: 'invite:1' },
);
const PINNED = happened(
  'CHECKLIST_PINNED',
  { messageId: 'm-checklist' },
  { effect: 'pin:checklist' },
);
const ALL = [
  ROOM,
  OWNERSHIP,
  CONTEXT,
  CHANGES,
  INVITED,
  posted('headline'),
  posted('checklist'),
  PINNED,
];

describe('the waves of assembly', () => {
  it('begin with the room, the owners, the context and the changes at once', () => {
    expect(due(incidentOf())).toEqual([
      'room:1',
      'ownership',
      'context',
      'changes',
    ]);
  });

  it('go on with messages as soon as there is a room, whatever else is missing', () => {
    expect(due(incidentOf(ROOM))).toEqual(
      expect.arrayContaining([
        'ownership',
        'context',
        'changes',
        'post:headline',
        'post:checklist',
      ]),
    );
  });

  it('invite whoever is known as soon as there is a room', () => {
    expect(due(incidentOf(OWNERSHIP))).not.toContain('invite:1');
    const [invite] = plan(
      incidentOf(OWNERSHIP, ROOM),
      SETTINGS,
      minute(1),
    ).due.filter(e => e.kind === 'invite');
    expect(invite).toMatchObject({
      key: 'invite:1',
      roomId: 'R1',
      people: [{ id: 'user:default/ada' }],
    });
  });

  it('invite those known by e-mail only once the catalog had its chance', () => {
    const contact = happened('ALERT_RECORDED', {
      eventKey: 'G1:1',
      receivedAt: minute(0).toISOString(),
      alert: { ...ALERT, contacts: [{ email: 'eve@example.org' }] },
    });
    expect(due(incidentOf(ROOM, contact))).not.toContain('invite:1');
    expect(due(incidentOf(ROOM, contact, failed('ownership')))).toContain(
      'invite:1',
    );
  });

  it('look up who was named by hand before inviting them', () => {
    const asked = accepted(incidentOf(ROOM, OWNERSHIP, INVITED), [
      { type: 'invite', entityRefs: ['user:default/eve'] },
    ]);
    const [lookUp, ...others] = plan(asked, SETTINGS, minute(1)).due.filter(e =>
      /invite|lookUp/.test(e.kind),
    );
    expect(lookUp).toMatchObject({
      kind: 'lookUp',
      refs: ['user:default/eve'],
    });
    expect(others).toEqual([]);
    const found = happened(
      'RESPONDER_ADDED',
      {
        people: [
          { entityRef: 'user:default/eve', name: 'Eve', source: 'invited' },
        ],
      },
      { effect: lookUp.key },
    );
    expect(due(after(asked, found))).toContain('invite:2');
  });

  it('look up somebody again who was not known before', () => {
    const invite: IncidentCommand = {
      type: 'invite',
      entityRefs: ['user:default/eve'],
    };
    const lookUps = (incident: FoldedIncident) =>
      due(incident).filter(k => k.startsWith('look-up:'));
    const asked = accepted(incidentOf(ROOM), [invite]);
    const [first] = lookUps(asked);
    const missing = after(
      asked,
      happened(
        'RESPONDER_INVITE_FAILED',
        { failures: [{ responder: 'user:default/eve', error: 'not known' }] },
        { effect: first },
      ),
    );
    expect(lookUps(missing)).toEqual([]);
    const [second, ...more] = lookUps(accepted(missing, [invite]));
    expect(second).toMatch(/^look-up:2:/);
    expect(second).not.toBe(first);
    expect(more).toEqual([]);
  });

  it('pin the checklist once it is posted', () => {
    expect(due(incidentOf(ROOM, posted('checklist')))).toContain(
      'pin:checklist',
    );
    expect(due(incidentOf(...ALL))).not.toContain('pin:checklist');
  });

  it('are over when everything stands', () => {
    expect(due(incidentOf(...ALL))).toContain('assembled');
    const assembled = happened(
      'WAR_ROOM_ASSEMBLED',
      { tookMs: 1, gaps: [] },
      { effect: 'assembled' },
    );
    expect(due(incidentOf(...ALL, assembled))).not.toContain('assembled');
  });
});

describe('one slow or dead part', () => {
  const without = (gone: LedgerEvent) => ALL.filter(e => e !== gone);

  it.each([
    ['ownership', OWNERSHIP],
    ['context', CONTEXT],
    ['changes', CHANGES],
    ['invite:1', INVITED],
    ['pin:checklist', PINNED],
  ])('%s delays nothing else while it is slow', (key, event) => {
    const slow = incidentOf(...without(event));
    const others = due(slow).filter(
      k => !k.startsWith('update:') && !k.startsWith('cadence:'),
    );
    expect(others).toEqual([key]);
  });

  it.each([
    ['ownership', OWNERSHIP],
    ['context', CONTEXT],
    ['changes', CHANGES],
    ['invite:1', INVITED],
    ['pin:checklist', PINNED],
    ['post:headline', ALL[5]],
  ])('%s holds up the end no longer once it is known to fail', (key, event) => {
    const broken = incidentOf(...without(event), failed(key));
    expect(due(broken)).toEqual(expect.arrayContaining([key, 'assembled']));
  });

  it('a checklist that cannot be posted is not waited for either', () => {
    const rest = ALL.filter(e => e !== PINNED && e !== ALL[6]);
    expect(
      due(incidentOf(...rest, failed('post:checklist', 'permanent'))),
    ).toContain('assembled');
  });

  it('the look-up of somebody named by hand is waited for, but not once it is known to fail', () => {
    const asked = accepted(incidentOf(...ALL), [
      { type: 'invite', entityRefs: ['user:default/eve'] },
    ]);
    const key = due(asked).find(k => k.startsWith('look-up:')) ?? 'none';
    expect(due(asked)).not.toContain('assembled');
    expect(due(after(asked, failed(key)))).toEqual(
      expect.arrayContaining([key, 'assembled']),
    );
  });

  it('waits for a person once it is parked', () => {
    const parked = incidentOf(
      ...without(PINNED),
      failed('pin:checklist', 'permanent'),
    );
    expect(due(parked)).not.toContain('pin:checklist');
    expect(
      due(accepted(parked, [{ type: 'retryEffect', effect: 'pin:checklist' }])),
    ).toContain('pin:checklist');
  });

  it('without a room nothing is assembled', () => {
    expect(
      due(incidentOf(OWNERSHIP, CONTEXT, CHANGES, failed('room:1'))),
    ).toEqual(['room:1']);
  });
});

describe('late in an incident', () => {
  it('nobody is invited to what is resolved', () => {
    expect(due(incidentOf(ROOM, OWNERSHIP, RESOLVED))).not.toContain(
      'invite:1',
    );
  });

  it('nothing is pinned in an archived room', () => {
    const archived = happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' });
    expect(
      due(incidentOf(ROOM, posted('checklist'), RESOLVED, archived)),
    ).not.toContain('pin:checklist');
  });

  it('a replica that does not understand the ledger does nothing', () => {
    expect(
      plan({ ...incidentOf(), blockedBy: 'X' }, SETTINGS, minute(1)),
    ).toEqual({ due: [], nextAt: null });
  });
});

describe('the name of a room', () => {
  const named = (title: string, generation = 1) =>
    roomName({ ...incidentOf(), title }, generation);

  it.each([
    [
      'Checkout error rate above 5 %',
      'inc-20261123-checkout-error-rate-above-5-1a2b3c',
    ],
    ['Zürich: Ärger', 'inc-20261123-zu-rich-a-rger-1a2b3c'],
    ['🔥🔥', 'inc-20261123-incident-1a2b3c'],
    [`${'a'.repeat(39)} b`, `inc-20261123-${'a'.repeat(39)}-1a2b3c`],
  ])('is made from the day, the title and the id: %s', (title, name) => {
    expect(named(title)).toBe(name);
  });

  it('tells a later generation', () => {
    expect(named('Checkout', 2)).toBe('inc-20261123-checkout-1a2b3c-2');
  });
});
