import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, OWNERSHIP, ROOM } from '../__testUtils__/incidents';
import {
  ADA,
  accepted,
  after,
  BEN,
  happened,
  incidentOf,
  minute,
} from '../__testUtils__/ledgerOf';

describe('people', () => {
  it('a directory that fails is a gap until it answers', () => {
    const failed = happened('DIRECTORY_LOOKUP_FAILED', {
      directory: 'The catalog',
      error: 'down',
    });
    expect(incidentOf(failed).gaps).toEqual([
      'The catalog could not be read: down',
    ]);
    expect(incidentOf(failed, OWNERSHIP).gaps).toEqual([]);
  });

  it('ownership suggests the components that stand for the entity and its dependents', () => {
    const incident = incidentOf(
      happened('OWNERSHIP_RESOLVED', {
        entity: {
          entityRef: 'component:default/checkout',
          title: 'checkout',
          statusComponent: 'c1',
        },
        owners: [],
        people: [],
        dependents: [
          {
            entityRef: 'component:default/web',
            title: 'web',
            depth: 1,
            statusComponent: 'c2',
          },
          { entityRef: 'component:default/app', title: 'app', depth: 2 },
        ],
        gaps: ['no owner'],
      }),
    );
    expect(incident.suggestedComponents.map(c => c.statusComponent)).toEqual([
      'c1',
      'c2',
    ]);
    expect(incident.gaps).toEqual(['no owner']);
  });

  it('nothing is suggested where the entity is not known', () => {
    const nothing = {
      entity: null,
      owners: [],
      people: [],
      dependents: [],
      gaps: ['unknown'],
    };
    expect(
      incidentOf(happened('OWNERSHIP_RESOLVED', nothing)).suggestedComponents,
    ).toEqual([]);
  });

  it('invitations close their round, one way or the other', () => {
    const added = happened('RESPONDER_ADDED', {
      people: [{ entityRef: 'user:default/eve', source: 'invited' }],
    });
    const failed = happened(
      'RESPONDER_INVITE_FAILED',
      { failures: [{ responder: 'user:default/eve', error: 'no account' }] },
      { effect: 'invite:2' },
    );
    const incident = incidentOf(
      ROOM,
      OWNERSHIP,
      happened(
        'RESPONDER_INVITED',
        { responders: ['user:default/ada'] },
        { effect: 'invite:1' },
      ),
      added,
      failed,
    );
    expect(incident.inviteRounds).toBe(2);
    expect(
      incident.responders.map(r => [r.id, r.invite, r.inviteError]),
    ).toEqual([
      ['user:default/ada', 'invited', undefined],
      ['user:default/eve', 'failed', 'no account'],
    ]);
    expect(
      after(incident, happened('RESPONDER_INVITED', { responders: [] }))
        .inviteRounds,
    ).toBe(2);
  });

  it('an invitation that worked in the end forgets why it failed before', () => {
    const failed = happened('RESPONDER_INVITE_FAILED', {
      failures: [{ responder: 'user:default/ada', error: 'no account' }],
    });
    const invited = happened('RESPONDER_INVITED', {
      responders: ['user:default/ada'],
    });
    const [ada] = incidentOf(OWNERSHIP, failed, invited).responders;
    expect(ada.invite).toBe('invited');
    expect(ada).not.toHaveProperty('inviteError');
  });

  it('what the engine looked up is no new request to invite', () => {
    const failed = happened('RESPONDER_INVITE_FAILED', {
      failures: [{ responder: 'user:default/ada', error: 'no account' }],
    });
    const found = happened('RESPONDER_ADDED', {
      people: [{ entityRef: 'user:default/ada', source: 'invited' }],
    });
    expect(incidentOf(OWNERSHIP, failed, found).responders[0]).toMatchObject({
      invite: 'failed',
      inviteError: 'no account',
    });
  });

  it('who joins from elsewhere still has to be let into the room, and who was seen in it has not', () => {
    const ada = 'user:default/ada';
    const inviteOf = (...events: readonly LedgerEvent[]) =>
      incidentOf(ROOM, ...events).responders.map(
        ({ invite, inviteError }) => inviteError ?? invite,
      );
    const added = happened('RESPONDER_ADDED', {
      people: [{ entityRef: ada, source: 'invited' }],
    });
    const failed = happened('RESPONDER_INVITE_FAILED', {
      failures: [{ responder: ada, error: 'no account' }],
    });
    const invited = happened('RESPONDER_INVITED', { responders: [ada] });
    const joined = (at?: string) =>
      happened('RESPONDER_JOINED', { responder: ada, ...(at ? { at } : {}) });
    const seen = joined(minute(1).toISOString());
    expect(inviteOf(added, joined())).toEqual(['pending']);
    expect(inviteOf(added, failed, joined())).toEqual(['pending']);
    expect(inviteOf(added, invited, joined())).toEqual(['invited']);
    expect(inviteOf(added, seen)).toEqual(['invited']);
    expect(inviteOf(added, failed, seen)).toEqual(['invited']);
    // Who has no part in it is not called into it by saying that they are here.
    expect(inviteOf(joined())).toEqual(['invited']);
  });

  it('who does something here has joined, once', () => {
    const incident = commanded(incidentOf(ROOM, OWNERSHIP));
    const later = accepted(
      incident,
      [{ type: 'addNote', text: 'More' }],
      ADA,
      minute(9),
    );
    expect(later.responders[0].joinedAt).toBe(minute(2).toISOString());
    expect(
      accepted(later, [{ type: 'addNote', text: 'Hi' }], BEN).responders,
    ).toHaveLength(1);
  });

  it('keeps when command was first taken', () => {
    const incident = after(
      commanded(),
      happened('COMMAND_TAKEN', { ic: 'user:default/ben' }, { at: minute(8) }),
    );
    expect(incident).toMatchObject({
      ic: 'user:default/ben',
      milestones: { commandTakenAt: minute(2).toISOString() },
    });
  });

  it('a part of the system can write a note, and is named', () => {
    const note = happened('NOTE_ADDED', { noteId: 'note-1', text: 'Found.' });
    expect(incidentOf(note).notes[0].by).toBe('conductor');
  });
});
