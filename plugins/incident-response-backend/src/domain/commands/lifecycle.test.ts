import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import { endingOf } from '../endingOf';
import {
  accepted,
  ADA,
  after,
  ask,
  BEN,
  happened,
  incidentOf,
  minute,
  person,
  refusal,
} from '../__testUtils__/ledgerOf';
import {
  approved,
  commanded,
  drafted,
  MITIGATED,
  OWNERSHIP,
  published,
  RESOLVED,
  ROOM,
  unknown,
} from '../__testUtils__/incidents';

const MILD: IncidentCommand = {
  type: 'changeSeverity',
  severity: 'P3',
  reason: 'One shop only.',
};
const DISMISS: IncidentCommand = { type: 'dismiss', reason: 'A load test.' };
const REOPEN: IncidentCommand = { type: 'reopen', reason: 'It is back.' };
const HOURS = 60;

describe('the severity', () => {
  it('is changed by the one in command, with a reason, and remembers what it was', () => {
    expect(accepted(commanded(), [MILD])).toMatchObject({
      severity: 'P3',
      severityReason: 'One shop only.',
      severityChanges: [
        { from: 'P1', to: 'P3', reason: 'One shop only.', by: ADA.entityRef },
      ],
    });
  });

  it('is changed by a responder only while nobody is in command', () => {
    const called = incidentOf(ROOM, OWNERSHIP);
    expect(ask(called, MILD, ADA).ok).toBe(true);
    expect(refusal(ask(called, MILD, person('eve')))).toBe(
      'Nobody is in command. Take command first.',
    );
    expect(
      refusal(ask(accepted(called, [{ type: 'takeCommand' }]), MILD, BEN)),
    ).toBe(
      'Only the incident commander may do this. Ask ada, or have command handed over to you.',
    );
  });

  it('that is so already is refused', () => {
    expect(
      refusal(ask(commanded(), { ...MILD, severity: 'P1' } as IncidentCommand)),
    ).toBe('The severity is P1 already. Choose another one.');
  });
});

describe('a false alarm', () => {
  it('ends the incident with its reason and a draft that nobody can approve', () => {
    const over = accepted(drafted(), [DISMISS]);
    expect(over).toMatchObject({
      status: 'dismissed',
      dismissal: { by: ADA.entityRef, reason: 'A load test.' },
    });
    expect(
      refusal(
        ask(over, {
          type: 'approveDraft',
          draftId: 'draft-1',
          revision: 1,
          sha256: '0'.repeat(64),
        }),
      ),
    ).toBe('The incident is dismissed already. Reopen it if it is not over.');
  });

  it.each([
    [
      'is resolved where customers read of it',
      published(),
      'Customers read of this incident on the status page. Resolve it instead, and tell them how it ended.',
    ],
    [
      'is resolved where customers are about to read of it',
      approved(),
      'draft-1 is being published. Resolve the incident instead, and tell customers how it ended.',
    ],
    [
      'waits where nobody knows whether customers read of it',
      unknown(),
      'Nobody knows yet whether draft-1 reached the status page. Settle that first.',
    ],
  ])('%s', (_name, incident, sentence) => {
    expect(refusal(ask(incident, DISMISS))).toBe(sentence);
  });

  it('is no matter of public words that are over', () => {
    const told = published();
    const ended = published(approved(drafted(told, { status: 'resolved' })));
    expect(ask(ended, DISMISS).ok).toBe(true);
  });
});

describe('a reopening', () => {
  const resolved = after(commanded(), MITIGATED, RESOLVED);

  it('is for those who were part of it', () => {
    expect(ask(resolved, REOPEN).ok).toBe(true);
    expect(refusal(ask(resolved, REOPEN, BEN))).toBe(
      'Only people who were part of it may do this. Ask one of the responders, or write a note first.',
    );
    const noted = accepted(resolved, [{ type: 'addNote', text: 'Seen.' }], BEN);
    expect(ask(noted, REOPEN, BEN).ok).toBe(true);
  });

  it('where the assembly failed lets it begin anew and takes nothing back', () => {
    const failed = after(
      commanded(incidentOf()),
      happened('EFFECT_FAILED', {
        key: 'room:1',
        failure: 'permanent',
        failures: 1,
        sentence: 'Refused.',
      }),
      happened('ASSEMBLY_FAILED', { reason: 'Refused.' }),
    );
    const finished = accepted(failed, [
      { type: 'finishPostmortem' },
      { type: 'silenceReminders' },
      REOPEN,
    ]);
    expect(finished).toMatchObject({
      status: 'declared',
      effects: { 'room:1': { status: 'pending', retries: 1 } },
      reopenings: [{ from: 'assembly-failed' }],
      postmortem: { finishedBy: ADA.entityRef },
      reminders: { silenced: true },
    });
    expect(finished.assemblyFailure).toBeUndefined();
    expect(endingOf(finished)).toBe(1);
  });

  it('lets the next public word open a public incident, where the one before is over', () => {
    const ended = published(
      approved(drafted(published(), { status: 'resolved' })),
    );
    const again = accepted(after(ended, RESOLVED), [REOPEN]);
    expect(again.publicIncident).toBeUndefined();
    const draft = drafted(again).drafts.at(-1);
    expect(draft?.revisions[0].request.operation).toEqual({ type: 'create' });
    const open = accepted(after(published(), RESOLVED), [REOPEN]);
    expect(open.publicIncident?.pageIncidentId).toBe('P1');
  });
});

describe('a role', () => {
  const comms = (to?: string): IncidentCommand => ({
    type: 'assignRole',
    role: 'comms',
    ...(to ? { to } : {}),
  });

  it('goes to somebody, who is called where they are not here, and to nobody again', () => {
    const assigned = accepted(commanded(), [comms('user:default/BEN')]);
    expect(assigned.roles).toEqual({ comms: 'user:default/ben' });
    expect(assigned.responders).toMatchObject([
      { id: ADA.entityRef },
      { id: 'user:default/ben', source: 'invited', invite: 'pending' },
    ]);
    const own = ask(assigned, comms(ADA.entityRef));
    expect(own.ok && own.events.map(e => e.type)).toEqual(['ROLE_ASSIGNED']);
    expect(accepted(assigned, [comms()]).roles).toEqual({});
  });

  it.each([
    [comms(), 'Nobody is comms. Name somebody.'],
    [
      comms('group:default/support'),
      '"group:default/support" is not a user. Give a full reference such as user:default/ada.',
    ],
  ])('is refused: %j', (command, sentence) => {
    expect(refusal(ask(commanded(), command))).toBe(sentence);
  });

  it('is not given twice', () => {
    const assigned = accepted(commanded(), [comms('user:default/ben')]);
    expect(refusal(ask(assigned, comms('user:default/ben')))).toBe(
      'ben is comms already. Name somebody else.',
    );
  });
});

describe('a rating', () => {
  const resolved = after(commanded(incidentOf(ROOM, OWNERSHIP)), RESOLVED);
  const RATE: IncidentCommand = { type: 'rate', rating: 4, comment: 'Calm.' };

  it('is one a person, and can be changed for 24 hours after the incident was resolved', () => {
    const rated = accepted(resolved, [RATE]);
    const better = accepted(rated, [{ type: 'rate', rating: 5 }]);
    expect(better.ratings).toMatchObject([{ by: ADA.entityRef, rating: 5 }]);
    const late = minute(30 + 24 * HOURS + 1);
    expect(refusal(ask(better, RATE, ADA, late))).toBe(
      'A rating can be changed for 24 hours after the incident was resolved, and they are over.',
    );
    expect(ask(resolved, RATE, ADA, late).ok).toBe(true);
    expect(ask(better, RATE, ADA, minute(30 + 24 * HOURS)).ok).toBe(true);
  });

  it('that says nothing new is refused', () => {
    expect(refusal(ask(accepted(resolved, [RATE]), RATE))).toBe(
      'You rated it like this already.',
    );
  });

  it('is not for strangers', () => {
    expect(refusal(ask(resolved, RATE, person('eve')))).toContain(
      'Only people who were part of it',
    );
  });

  it('waits for the end, but not where the assembly failed', () => {
    expect(refusal(ask(commanded(), RATE))).toContain(
      'Rate it once it is resolved.',
    );
    const failed = after(
      commanded(incidentOf()),
      happened('ASSEMBLY_FAILED', { reason: 'Refused.' }),
    );
    const rated = accepted(failed, [RATE]);
    const weeksLater = minute(30 * 24 * HOURS);
    const worse: IncidentCommand = { type: 'rate', rating: 1 };
    expect(ask(rated, worse, ADA, weeksLater).ok).toBe(true);
    expect(ask(after(rated, RESOLVED), worse, ADA, weeksLater).ok).toBe(false);
  });
});

describe('a link', () => {
  const link = (
    other: string,
    relation: 'cause' | 'related' = 'cause',
  ): IncidentCommand => ({ type: 'link', other, relation });

  it('says what the other incident is to this one, and may be corrected', () => {
    const linked = accepted(incidentOf(), [link('inc-2')]);
    expect(linked.links).toMatchObject([
      { incidentId: 'inc-2', relation: 'cause', by: ADA.entityRef },
    ]);
    expect(refusal(ask(linked, link('inc-2')))).toBe(
      'inc-2 is linked like this already; nothing has to be done.',
    );
    expect(accepted(linked, [link('inc-2', 'related')]).links).toMatchObject([
      { incidentId: 'inc-2', relation: 'related' },
    ]);
  });

  it('does not lead to itself', () => {
    expect(refusal(ask(incidentOf(), link(incidentOf().id)))).toBe(
      'An incident is not linked to itself. Give the id of another one.',
    );
  });
});
