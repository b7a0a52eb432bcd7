import {
  chatOnlyRef,
  type Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { MITIGATED, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  after,
  ask,
  happened,
  incidentOf,
  minute,
  person,
} from '../__testUtils__/ledgerOf';
import { called } from '../__testUtils__/watching';
import type { FoldedIncident } from '../FoldedIncident';
import { decideObservation } from './decideObservation';

const chat = { teamId: 'T0ACME', userId: 'U0BEN' };
const BEN: Person = { ...person('ben'), door: 'slack', chat };
const GRACE: Person = { ...BEN, entityRef: chatOnlyRef('T0ACME', 'U0GRACE') };

const OPEN = incidentOf(ROOM, ...called('ada', 'ben'));

function seen(incident: FoldedIncident, who?: Person, at = 2) {
  const observation = {
    type: 'joined',
    who: chat,
    at: minute(at).toISOString(),
  } as const;
  const decision = decideObservation(
    incident,
    observation,
    who ? { who } : {},
    minute(3),
  );
  if (!decision.ok) throw new Error(decision.sentence);
  return decision.events;
}

/** Somebody is put into a room, by a person or by the app. */
function put(
  incident: FoldedIncident,
  who: Person,
  { by, at = 1, roomId }: { by?: Person; at?: number; roomId?: string } = {},
) {
  const decision = decideObservation(
    incident,
    {
      type: 'joined',
      who: chat,
      at: minute(at).toISOString(),
      added: by ? { by: chat } : {},
    },
    { who, ...(by && { by }) },
    minute(3),
    roomId,
  );
  if (!decision.ok) throw new Error(decision.sentence);
  return decision.events;
}
const withSeen = (incident: FoldedIncident, who: Person, at?: number) =>
  after(incident, ...seen(incident, who, at));
const responder = (incident: FoldedIncident, id: string) =>
  incident.responders.find(r => r.id === id);

describe('somebody who comes into the room', () => {
  it('stands on the ledger with when, as themselves', () => {
    expect(seen(OPEN, BEN)).toMatchObject([
      {
        type: 'RESPONDER_JOINED',
        actor: BEN,
        data: { responder: BEN.entityRef, at: minute(2).toISOString() },
      },
    ]);
  });

  it('is there from then on, and the first of them is a milestone and a tick', () => {
    const there = withSeen(OPEN, BEN);
    expect(responder(there, BEN.entityRef)).toMatchObject({
      joinedAt: minute(2).toISOString(),
    });
    expect(there.milestones.firstResponderAt).toBe(minute(2).toISOString());
    expect(
      there.checklist.find(({ item }) => item === 'responders-joined')?.done,
    ).toBe(true);
  });

  it('is told once', () => {
    expect(seen(withSeen(OPEN, BEN), BEN, 2.5)).toEqual([]);
  });

  it('came no later than it is told', () => {
    const there = withSeen(OPEN, BEN, 60);
    expect(responder(there, BEN.entityRef)?.joinedAt).toBe(
      minute(3).toISOString(),
    );
  });

  it('is not active before they do something', () => {
    const there = withSeen(OPEN, BEN);
    expect(responder(there, BEN.entityRef)).not.toHaveProperty('activeAt');
    const join = ask(there, { type: 'join' }, BEN, minute(4));
    if (!join.ok) throw new Error(join.sentence);
    const active = after(there, ...join.events);
    expect(responder(active, BEN.entityRef)).toMatchObject({
      joinedAt: minute(2).toISOString(),
      activeAt: minute(4).toISOString(),
    });
    expect(active.milestones.firstResponderAt).toBe(minute(2).toISOString());
    expect(ask(active, { type: 'join' }, BEN)).toMatchObject({ ok: false });
  });

  it('is a responder whom nobody called, also where only the chat knows them', () => {
    expect(responder(withSeen(OPEN, GRACE), GRACE.entityRef)).toMatchObject({
      uncalled: true,
      invite: 'invited',
      joinedAt: minute(2).toISOString(),
    });
  });

  it('is not told of a program, nor once it is over', () => {
    expect(seen(OPEN)).toEqual([]);
    expect(seen(after(OPEN, MITIGATED), BEN)).toHaveLength(1);
    expect(seen(after(OPEN, RESOLVED), BEN)).toEqual([]);
  });
});

describe('somebody who is put into the room', () => {
  it('is in it, and has not come: no milestone, no tick, nobody is there', () => {
    const events = put(OPEN, BEN);
    expect(events).toMatchObject([
      {
        type: 'RESPONDER_JOINED',
        actor: { kind: 'system' },
        data: {
          responder: BEN.entityRef,
          at: minute(1).toISOString(),
          added: true,
        },
      },
    ]);
    const there = after(OPEN, ...events);
    const ben = responder(there, BEN.entityRef);
    expect(ben).toMatchObject({
      invite: 'invited',
      addedAt: minute(1).toISOString(),
    });
    expect(ben).not.toHaveProperty('joinedAt');
    expect(ben).not.toHaveProperty('activeAt');
    expect(there.milestones).not.toHaveProperty('firstResponderAt');
    expect(
      there.checklist.find(({ item }) => item === 'responders-joined')?.done,
    ).toBe(false);
  });

  it('is told once, and comes by the first thing they do', () => {
    const there = after(OPEN, ...put(OPEN, BEN));
    expect(put(there, BEN, { at: 2 })).toEqual([]);
    const came = withSeen(there, BEN);
    expect(responder(came, BEN.entityRef)).toMatchObject({
      addedAt: minute(1).toISOString(),
      joinedAt: minute(2).toISOString(),
    });
    expect(came.milestones.firstResponderAt).toBe(minute(2).toISOString());
    expect(put(came, BEN, { at: 2 })).toEqual([]);
  });

  it('by somebody is told of whoever did it, who has done something by that', () => {
    const ada: Person = { ...BEN, entityRef: 'user:default/ada' };
    const [event] = put(OPEN, GRACE, { by: ada });
    expect(event.actor).toEqual(ada);
    const there = after(OPEN, event);
    expect(responder(there, GRACE.entityRef)).toMatchObject({ uncalled: true });
    expect(responder(there, GRACE.entityRef)).not.toHaveProperty('joinedAt');
    expect(responder(there, ada.entityRef)).toHaveProperty('activeAt');
    expect(there.milestones).toHaveProperty('firstResponderAt');
  });

  it('is put into the next room anew, and not by what is told late of the one before', () => {
    const moved = after(
      after(OPEN, ...put(OPEN, BEN)),
      happened('WAR_ROOM_LOST', { roomId: 'R1' }),
      happened('WAR_ROOM_CREATED', {
        generation: 2,
        roomId: 'R2',
        name: 'n',
        url: 'u',
      }),
    );
    expect(responder(moved, BEN.entityRef)).not.toHaveProperty('addedAt');
    expect(put(moved, BEN, { roomId: 'R1' })).toEqual([]);
    expect(put(incidentOf(), BEN)).toEqual([]);
    expect(put(moved, BEN, { roomId: 'R2' })).toHaveLength(1);
  });
});
