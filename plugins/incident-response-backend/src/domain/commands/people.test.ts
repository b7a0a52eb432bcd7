import {
  after,
  accepted,
  ADA,
  ask,
  BEN,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { commanded, OWNERSHIP, ROOM } from '../__testUtils__/incidents';
import { declare } from './declare';

const events = (decision: ReturnType<typeof ask>) =>
  decision.ok
    ? decision.events.map(({ type, data }) => ({ type, data }))
    : decision;

const types = (decision: ReturnType<typeof ask>) =>
  decision.ok && decision.events.map(({ type }) => type);

const BEN_JOINS = [
  happened('RESPONDER_ADDED', {
    people: [{ entityRef: 'user:default/ben', name: 'Ben', source: 'invited' }],
  }),
  happened(
    'RESPONDER_INVITED',
    { responders: ['user:default/ben'] },
    { effect: 'invite:1' },
  ),
];

describe('declaring by hand', () => {
  it('opens an incident with what the person knows', () => {
    const decision = declare(
      {
        requestId: 'a1b2',
        title: 'Search is slow',
        severity: 'P2',
        kind: 'real',
        entityRef: 'component:default/search',
        summary: 'Since noon.',
      },
      { actor: ADA, now: minute(0), settings: SETTINGS },
    );
    expect(decision.ok && decision.events[0]).toMatchObject({
      type: 'INCIDENT_DECLARED',
      actor: ADA,
      data: {
        entityHints: ['component:default/search'],
        summary: 'Since noon.',
      },
    });
  });

  it('opens one with neither entity nor summary', () => {
    const decision = declare(
      { requestId: 'a1b2', title: 'Odd', severity: 'P2', kind: 'drill' },
      { actor: ADA, now: minute(0), settings: SETTINGS },
    );
    expect(decision.ok && decision.events[0].data).toEqual({
      title: 'Odd',
      severity: 'P2',
      severityReason: 'Chosen by the person who declared the incident.',
      kind: 'drill',
      entityHints: [],
      origin: { type: 'person', requestId: 'a1b2' },
    });
  });
});

describe('command', () => {
  it('is taken by the first who asks', () => {
    expect(events(ask(incidentOf(), { type: 'takeCommand' }))).toEqual([
      {
        type: 'COMMAND_TAKEN',
        data: { ic: 'user:default/ada', rule: 'nobody else is known' },
      },
      {
        type: 'RESPONDER_ADDED',
        data: {
          people: [{ entityRef: 'user:default/ada', source: 'invited' }],
        },
      },
    ]);
  });

  it('calls its taker into the room, once', () => {
    const take = { type: 'takeCommand' } as const;
    const came = after(
      incidentOf(),
      happened(
        'RESPONDER_JOINED',
        { responder: ADA.entityRef },
        { actor: ADA },
      ),
    );
    expect(came.responders).toMatchObject([{ uncalled: true }]);
    expect(types(ask(came, take))).toEqual([
      'COMMAND_TAKEN',
      'RESPONDER_ADDED',
    ]);
    expect(types(ask(incidentOf(OWNERSHIP), take))).toEqual(['COMMAND_TAKEN']);
  });

  it('calls those into the room who say that they are here, if they have a part in it', () => {
    const join = { type: 'join' } as const;
    expect(types(ask(incidentOf(), join))).toEqual([
      'RESPONDER_ADDED',
      'RESPONDER_JOINED',
    ]);
    // Responders may take command: nobody makes themselves one.
    expect(types(ask(incidentOf(OWNERSHIP), join, BEN))).toEqual([
      'RESPONDER_JOINED',
    ]);
    expect(types(ask(incidentOf(OWNERSHIP), join))).toEqual([
      'RESPONDER_JOINED',
    ]);
  });

  it.each([
    [
      ADA,
      'You are in command already. Hand it over if somebody else is to have it.',
    ],
    [BEN, 'ada is in command. Ask for a hand-over instead of taking it.'],
  ])('is not taken twice', (actor, sentence) => {
    expect(ask(commanded(), { type: 'takeCommand' }, actor)).toEqual({
      ok: false,
      reason: 'conflict',
      sentence,
    });
  });

  it('is handed to somebody on the incident, however the reference is written', () => {
    const incident = after(commanded(), ...BEN_JOINS);
    const handed = accepted(incident, [
      { type: 'handOver', to: 'User:default/Ben' },
    ]);
    expect(handed.ic).toBe('user:default/ben');
  });

  it('goes to somebody who has done something here, even if not invited', () => {
    const asked = accepted(commanded(), [
      { type: 'invite', entityRefs: ['user:default/ben'] },
    ]);
    const joined = accepted(asked, [{ type: 'addNote', text: 'Here.' }], BEN);
    expect(
      accepted(joined, [{ type: 'handOver', to: 'user:default/ben' }]).ic,
    ).toBe('user:default/ben');
  });

  it.each([
    [
      'group:default/payments',
      'invalid',
      '"group:default/payments" is not a user. Give a full reference such as user:default/ada.',
    ],
    [
      'user:default/ada',
      'invalid',
      'You are in command already. Name somebody else.',
    ],
    [
      'user:default/zoe',
      'conflict',
      'zoe is not on this incident. Invite them first, so that command does not go to nobody.',
    ],
  ])('is not handed to %s', (to, reason, sentence) => {
    expect(ask(commanded(), { type: 'handOver', to })).toEqual({
      ok: false,
      reason,
      sentence,
    });
  });

  it('is not handed to somebody who is only asked for', () => {
    const asked = accepted(commanded(), [
      { type: 'invite', entityRefs: ['user:default/zoe'] },
    ]);
    const handOver = { type: 'handOver', to: 'user:default/zoe' } as const;
    expect(ask(asked, handOver)).toMatchObject({
      reason: 'conflict',
      sentence:
        'zoe is still being invited. Let them write a note here first, so that command does not go to nobody.',
    });
    const failed = happened('RESPONDER_INVITE_FAILED', {
      failures: [{ responder: 'user:default/zoe', error: 'no account' }],
    });
    expect(ask(after(asked, failed), handOver)).toMatchObject({
      sentence:
        'zoe could not be invited (no account). Let them write a note here first, so that command does not go to nobody.',
    });
  });
});

describe('an invitation', () => {
  it('adds each person once', () => {
    const decision = ask(incidentOf(OWNERSHIP), {
      type: 'invite',
      entityRefs: ['user:default/eve', 'User:Default/Eve', 'user:default/ada'],
    });
    expect(events(decision)).toEqual([
      {
        type: 'RESPONDER_ADDED',
        data: {
          people: [{ entityRef: 'user:default/eve', source: 'invited' }],
        },
      },
    ]);
  });

  it('says when everybody is here', () => {
    expect(
      ask(incidentOf(OWNERSHIP), {
        type: 'invite',
        entityRefs: ['user:default/ada'],
      }),
    ).toEqual({
      ok: false,
      reason: 'conflict',
      sentence:
        'Everybody you named is a responder already. Name somebody else.',
    });
  });

  it('is made again to whom it could not be made before', () => {
    const failed = incidentOf(
      OWNERSHIP,
      happened('RESPONDER_INVITE_FAILED', {
        failures: [{ responder: 'user:default/ada', error: 'no account' }],
      }),
    );
    const again = accepted(failed, [
      { type: 'invite', entityRefs: ['user:default/ada'] },
    ]);
    expect(again.responders).toMatchObject([
      { id: 'user:default/ada', source: 'owner', invite: 'pending' },
    ]);
    expect(again.responders[0]).not.toHaveProperty('inviteError');
  });

  it('names what is not a user', () => {
    expect(
      ask(incidentOf(), {
        type: 'invite',
        entityRefs: ['user:default/eve', 'Eve'],
      }),
    ).toEqual({
      ok: false,
      reason: 'invalid',
      sentence:
        '"Eve" is not a user. Give a full reference such as user:default/ada.',
    });
  });
});

describe('notes', () => {
  it('are numbered, and say who wrote them', () => {
    const noted = accepted(incidentOf(), [
      { type: 'addNote', text: 'One' },
      { type: 'addNote', text: 'Two' },
    ]);
    expect(noted.notes.map(n => [n.noteId, n.text, n.by, n.seq])).toEqual([
      ['note-1', 'One', 'user:default/ada', 2],
      ['note-2', 'Two', 'user:default/ada', 3],
    ]);
  });
});

describe('the checklist by hand', () => {
  const tick = (done: boolean) =>
    ({ type: 'tickChecklist', item: 'severity-assessed', done } as const);
  const entry = (incident: ReturnType<typeof incidentOf>) =>
    incident.checklist.find(e => e.item === 'severity-assessed');

  it('is ticked and unticked', () => {
    const ticked = accepted(incidentOf(), [tick(true)]);
    expect(entry(ticked)).toEqual({
      item: 'severity-assessed',
      done: true,
      doneAt: minute(2).toISOString(),
      doneBy: 'user:default/ada',
    });
    expect(entry(accepted(ticked, [tick(false)]))).toEqual({
      item: 'severity-assessed',
      done: false,
    });
  });

  it('says when there is nothing to do', () => {
    expect(ask(incidentOf(), tick(false))).toMatchObject({
      reason: 'conflict',
      sentence:
        '"Initial severity assessed" is not ticked already; nothing has to be done.',
    });
    expect(ask(accepted(incidentOf(), [tick(true)]), tick(true))).toMatchObject(
      {
        sentence:
          '"Initial severity assessed" is ticked already; nothing has to be done.',
      },
    );
  });

  it('stays unticked while nobody new joins', () => {
    const joined = accepted(incidentOf(OWNERSHIP), [
      { type: 'addNote', text: 'Here.' },
    ]);
    const item = 'responders-joined';
    const done = (i: typeof joined) =>
      i.checklist.find(e => e.item === item)?.done;
    expect(done(joined)).toBe(true);
    const unticked = accepted(joined, [
      { type: 'tickChecklist', item, done: false },
    ]);
    expect(done(unticked)).toBe(false);
    expect(done(after(unticked, ROOM))).toBe(false);
  });
});
