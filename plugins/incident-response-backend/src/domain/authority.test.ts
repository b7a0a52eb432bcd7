import {
  chatOnlyRef,
  type IncidentCommand,
  type LedgerEvent,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { OWNERSHIP, ROOM } from './__testUtils__/incidents';
import {
  ADA,
  after,
  BEN,
  DECLARED,
  happened,
  incidentOf,
  minute,
  person,
  SETTINGS,
} from './__testUtils__/ledgerOf';
import { FACTS_HOLD_MS, type ActorFacts } from './ActorFacts';
import { allowedCommands } from './allowedCommands';
import { declare } from './commands/declare';
import { decide } from './decide';
import type { FoldedIncident } from './FoldedIncident';
import { groupsAsked } from './groupsAsked';
import type { Settings } from './Settings';

const COMMS = 'group:default/comms';
const CHIEFS = 'group:default/chiefs';
const OWNERS = 'group:default/payments';
const EVE = person('eve');

const GUARDED: Settings = {
  ...SETTINGS,
  authority: {
    ...SETTINGS.authority,
    commanderGroups: [CHIEFS],
    approverGroups: [COMMS],
  },
};

const known = (...groups: readonly string[]): ActorFacts => ({
  memberOf: Object.fromEntries(
    [COMMS, CHIEFS, OWNERS].map(group => [group, groups.includes(group)]),
  ),
  ageMs: 0,
});

const ask = (
  incident: FoldedIncident,
  command: IncidentCommand,
  actor: Person,
  facts?: ActorFacts,
  settings = GUARDED,
) => decide(incident, command, { actor, now: minute(3), settings, facts });

const TAKE = { type: 'takeCommand' } as const;
const OWNED = incidentOf(ROOM, OWNERSHIP);

const BY_HAND = {
  ...DECLARED,
  actor: EVE,
  data: {
    ...(DECLARED.type === 'INCIDENT_DECLARED' && DECLARED.data),
    origin: { type: 'person', requestId: 'r' },
  },
} as LedgerEvent;

const ruleOf = (decision: ReturnType<typeof ask>) =>
  decision.ok && decision.events[0].type === 'COMMAND_TAKEN'
    ? decision.events[0].data
    : decision;

const takenBy = (actor: Person, incident: FoldedIncident = OWNED) =>
  after(incident, happened('COMMAND_TAKEN', { ic: actor.entityRef }));

describe('taking command where nobody has it', () => {
  it.each<[string, Person, ActorFacts | undefined, FoldedIncident, string]>([
    ['a responder', ADA, undefined, OWNED, 'responder'],
    ['a member of the owner', EVE, known(OWNERS), OWNED, `member of ${OWNERS}`],
    ['a commander', EVE, known(CHIEFS), OWNED, `member of ${CHIEFS}`],
    ['an approver', EVE, known(COMMS), OWNED, `member of ${COMMS}`],
    [
      'who declared it',
      EVE,
      undefined,
      after(undefined, BY_HAND, OWNERSHIP),
      'declared the incident',
    ],
    [
      'an owner named as a person',
      EVE,
      undefined,
      incidentOf({
        ...OWNERSHIP,
        data: {
          ...(OWNERSHIP.type === 'OWNERSHIP_RESOLVED' && OWNERSHIP.data),
          owners: ['user:default/eve'],
        },
      } as LedgerEvent),
      'owner user:default/eve',
    ],
  ])('%s may, and the rule is kept', (_who, actor, facts, incident, rule) => {
    expect(ruleOf(ask(incident, TAKE, actor, facts))).toEqual({
      ic: actor.entityRef,
      rule,
    });
  });

  it('a stranger may not, and is told who may', () => {
    expect(ask(OWNED, TAKE, EVE, known())).toEqual({
      ok: false,
      reason: 'forbidden',
      sentence: `Only responders and members of ${OWNERS} or ${CHIEFS} or ${COMMS} may take command. Ask one of them to invite you.`,
    });
  });

  it('somebody of whom nothing is known may not, and is told that', () => {
    expect(ask(OWNED, TAKE, EVE)).toMatchObject({
      reason: 'forbidden',
      sentence: expect.stringMatching(
        /^Whether you are in group:default\/payments cannot be read from the catalog just now, so it does not count\. Only/,
      ),
    });
  });

  it('an old answer counts as none', () => {
    const old = { ...known(CHIEFS), ageMs: FACTS_HOLD_MS + 1 };
    expect(ask(OWNED, TAKE, EVE, old).ok).toBe(false);
    expect(ask(OWNED, TAKE, EVE, { ...old, ageMs: FACTS_HOLD_MS }).ok).toBe(
      true,
    );
  });

  it('anybody may where nobody at all is known who should', () => {
    expect(
      ruleOf(ask(incidentOf(), TAKE, EVE, known(), SETTINGS)),
    ).toMatchObject({ rule: 'nobody else is known' });
    expect(ask(incidentOf(), TAKE, EVE, known()).ok).toBe(false);
    expect(ask(OWNED, TAKE, EVE, known(), SETTINGS).ok).toBe(false);
  });
});

describe('a present commander', () => {
  const led = takenBy(ADA);

  it('is displaced by an approver only, and the ledger says so', () => {
    expect(ruleOf(ask(led, TAKE, EVE, known(COMMS)))).toEqual({
      ic: EVE.entityRef,
      rule: `member of ${COMMS}`,
      displaced: ADA.entityRef,
    });
    for (const facts of [known(CHIEFS), known(OWNERS), known()])
      expect(ask(led, TAKE, EVE, facts)).toMatchObject({
        reason: 'conflict',
        sentence:
          'ada is in command. Ask for a hand-over instead of taking it.',
      });
    expect(ask(led, TAKE, EVE)).toMatchObject({
      sentence: expect.stringContaining('cannot be read from the catalog'),
    });
  });
});

describe('calling oneself in', () => {
  const invite = (actor: Person): IncidentCommand => ({
    type: 'invite',
    entityRefs: [actor.entityRef],
  });

  it('is refused: it would be a way around who may take command', () => {
    expect(ask(OWNED, invite(EVE), EVE, known())).toMatchObject({
      reason: 'forbidden',
      sentence:
        'You cannot call yourself in: responders may take command. Ask somebody on the incident to invite you; you may write notes without.',
    });
    expect(ask(OWNED, invite(EVE), BEN, known()).ok).toBe(true);
    expect(ask(OWNED, invite(EVE), EVE, known(CHIEFS)).ok).toBe(true);
  });

  it('by joining makes nobody a commander, until somebody calls them', () => {
    const joined = after(
      OWNED,
      happened(
        'RESPONDER_JOINED',
        { responder: EVE.entityRef },
        { actor: EVE },
      ),
    );
    expect(ask(joined, TAKE, EVE, known()).ok).toBe(false);
    const called = ask(joined, invite(EVE), ADA, known());
    if (!called.ok) throw new Error(called.sentence);
    const invited = after(joined, ...called.events);
    expect(ask(invited, TAKE, EVE, known()).ok).toBe(true);
  });
});

describe('deciding what customers read', () => {
  const approve = (
    incident: FoldedIncident,
    actor: Person,
    facts?: ActorFacts,
  ) =>
    allowedCommands(incident, actor, { settings: GUARDED, facts }).approveDraft;

  it('is for the commander and for approvers', () => {
    const led = takenBy(ADA);
    expect(approve(led, ADA)).toBe(true);
    expect(approve(led, EVE, known(COMMS))).toBe(true);
    expect(approve(led, EVE, known(CHIEFS))).toBe(
      `Only the incident commander or a member of ${COMMS} may do this. Ask ada, or have command handed over to you.`,
    );
    expect(approve(OWNED, EVE, known())).toBe(
      `Only the incident commander or a member of ${COMMS} may do this, and nobody is in command. Take command first, or ask a member.`,
    );
    expect(approve(led, EVE)).toMatch(
      /^Whether you are in group:default\/comms cannot be read/,
    );
  });
});

describe('what has to be read before', () => {
  const asked = (
    incident: FoldedIncident,
    command: IncidentCommand,
    actor = EVE,
  ) => groupsAsked(incident, command, actor, { settings: GUARDED });
  const approval = {
    type: 'approveDraft',
    draftId: 'draft-1',
    revision: 1,
    sha256: 'a'.repeat(64),
  } as const;

  it('is nothing for a commander, nor where the ledger says it all', () => {
    expect(asked(takenBy(EVE), approval)).toEqual([]);
    expect(asked(OWNED, TAKE, ADA)).toEqual([]);
    expect(asked(OWNED, { type: 'addNote', text: 'x' })).toEqual([]);
    expect(
      asked(OWNED, { type: 'invite', entityRefs: [ADA.entityRef] }),
    ).toEqual([]);
  });

  it('is otherwise what the rule depends on', () => {
    expect(asked(OWNED, approval)).toEqual([COMMS]);
    expect(asked(OWNED, TAKE)).toEqual([OWNERS, CHIEFS, COMMS]);
    expect(asked(takenBy(BEN), TAKE, ADA)).toEqual([OWNERS, CHIEFS, COMMS]);
    expect(asked(OWNED, { type: 'join' })).toEqual([OWNERS, CHIEFS, COMMS]);
    expect(
      asked(OWNED, { type: 'invite', entityRefs: [EVE.entityRef] }),
    ).toEqual([OWNERS, CHIEFS, COMMS]);
  });
});

describe('somebody whom only the chat knows', () => {
  const grace: Person = {
    kind: 'person',
    entityRef: chatOnlyRef('T0ACME', 'U0GRACE'),
    door: 'slack',
    chat: { teamId: 'T0ACME', userId: 'U0GRACE' },
  };
  const text = 'The cache was flushed at ten.';

  it('writes notes as themselves, with the account on the ledger', () => {
    const noted = ask(OWNED, { type: 'addNote', text }, grace);
    if (!noted.ok) throw new Error(noted.sentence);
    expect(noted.events).toMatchObject([
      { type: 'NOTE_ADDED', actor: grace, data: { text } },
    ]);
    expect(after(OWNED, ...noted.events).notes).toMatchObject([
      { by: 'slack:T0ACME/U0GRACE' },
    ]);
  });

  it('does nothing else, and is told how to change that', () => {
    const inCommand = takenBy(grace);
    for (const command of [
      TAKE,
      { type: 'join' },
      { type: 'resolve', summary: 'Over.' },
    ] as const)
      expect(
        ask(inCommand, command, grace, known(CHIEFS, COMMS)),
      ).toMatchObject({
        ok: false,
        sentence: expect.stringContaining('write notes and nothing else'),
      });
  });

  it('declares nothing', () => {
    const request = {
      requestId: '7d5f7d0e-35e3-4a53-9f0f-7d54f3c92b11',
      title: 'Checkout is slow',
      severity: 'P2',
      kind: 'real',
    } as const;
    const context = { now: minute(3), settings: GUARDED };
    expect(declare(request, { ...context, actor: grace }).ok).toBe(false);
    expect(declare(request, { ...context, actor: ADA }).ok).toBe(true);
  });
});
