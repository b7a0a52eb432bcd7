import {
  approved,
  commanded,
  drafted,
  OWNERSHIP,
  RESOLVED,
  ROOM,
} from './__testUtils__/incidents';
import {
  after,
  CONDUCTOR,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from './__testUtils__/ledgerOf';
import type { FoldedIncident } from './FoldedIncident';
import { plan } from './plans/plan';
import { isPastRoom, loseRoom, seeRoomArchived } from './roomLost';

const context = { actor: CONDUCTOR, now: minute(5) };
const LOST = happened('WAR_ROOM_LOST', { roomId: 'R1' }, { at: minute(5) });
const SECOND = happened(
  'WAR_ROOM_CREATED',
  {
    generation: 2,
    roomId: 'R2',
    name: 'inc-20261123-checkout-1a2b3c-2',
    url: 'https://chat.example.org/R2',
  },
  { at: minute(6), effect: 'room:2' },
);
const INVITED = happened(
  'RESPONDER_INVITED',
  { responders: ['user:default/ada'] },
  { effect: 'invite:1' },
);
const failed = (key: string) =>
  happened('EFFECT_FAILED', {
    key,
    failure: 'permanent',
    failures: 1,
    sentence: `${key} failed`,
  });

const due = (incident: FoldedIncident) =>
  plan(
    incident,
    { ...SETTINGS, rooms: { topic: true, bookmark: true } },
    minute(6),
  ).due;
const keys = (incident: FoldedIncident) => due(incident).map(({ key }) => key);

describe('a war room that the chat says is archived', () => {
  it('is lost once, and only where it is the one in use', () => {
    const incident = incidentOf(ROOM);
    expect(loseRoom(incident, 'R1', context)).toEqual([LOST]);
    expect(loseRoom(incident, 'R0', context)).toEqual([]);
    expect(loseRoom(after(incident, LOST), 'R1', context)).toEqual([]);
    expect(loseRoom(incidentOf(), 'R1', context)).toEqual([]);
  });

  it('is no news once the incident is over, where it was only seen: we archive it then', () => {
    expect(seeRoomArchived(incidentOf(ROOM), 'R1', context)).toEqual([LOST]);
    const over = incidentOf(ROOM, RESOLVED);
    expect(seeRoomArchived(over, 'R1', context)).toEqual([]);
  });

  it('is done with once the incident is over, whoever archived it, and is not lost', () => {
    const over = incidentOf(ROOM, RESOLVED);
    const events = loseRoom(over, 'R1', context);
    expect(events).toEqual([
      happened(
        'WAR_ROOM_ARCHIVED',
        { roomId: 'R1' },
        { at: minute(5), effect: 'archive:1' },
      ),
    ]);
    const archived = after(over, ...events);
    expect(archived.effects['archive:1'].status).toBe('done');
    expect(loseRoom(archived, 'R1', context)).toEqual([]);
    const reopened = after(
      archived,
      happened('INCIDENT_REOPENED', { reason: 'It is back.' }),
      SECOND,
    );
    expect(keys(reopened)).not.toContain('post:moved@2');
  });

  it('is past where it is archived or another one is in use', () => {
    expect(isPastRoom(incidentOf(ROOM), 'R1')).toBe(false);
    expect(isPastRoom(incidentOf(ROOM), 'R0')).toBe(true);
    expect(isPastRoom(incidentOf(ROOM, LOST), 'R1')).toBe(true);
    expect(isPastRoom(incidentOf(), 'R1')).toBe(true);
  });

  it('is followed by another one, and nothing more is done in it', () => {
    const lost = after(drafted(commanded(incidentOf(ROOM, OWNERSHIP))), LOST);
    expect(lost.room).toMatchObject({ archived: true, lostAt: LOST.at });
    const rooms = due(lost).filter(effect => 'roomId' in effect);
    expect(rooms).toEqual([]);
    expect(due(lost)).toContainEqual({
      kind: 'openRoom',
      key: 'room:2',
      generation: 2,
      name: expect.stringMatching(/-2$/),
    });
  });

  it('is not followed by another one once the incident is over', () => {
    const over = incidentOf(ROOM, RESOLVED, LOST);
    expect(keys(over).filter(key => /room|post|archive/.test(key))).toEqual([]);
  });

  it('takes with it what was begun there or failed there, and nothing else', () => {
    const claim = happened('EFFECT_CLAIMED', {
      key: 'post:checklist',
      claimId: 'c1',
      owner: 'a replica',
    });
    const { effects } = incidentOf(
      ROOM,
      INVITED,
      claim,
      failed('post:headline'),
      failed('update:topic:abc'),
      failed('bookmark'),
      failed('context'),
      LOST,
    );
    expect(Object.keys(effects)).toEqual(['room:1', 'invite:1', 'context']);
  });

  it('is not lost by what is told of another one', () => {
    const elsewhere = happened('WAR_ROOM_LOST', { roomId: 'R0' });
    const incident = incidentOf(ROOM);
    expect(after(incident, elsewhere).room).toEqual(incident.room);
  });
});

describe('the war room that follows', () => {
  const moved = (before = drafted(commanded(incidentOf(ROOM, OWNERSHIP)))) =>
    after(before, INVITED, LOST, SECOND);

  it('shows everything anew, also the draft that waits, and calls everybody', () => {
    const effects = due(moved());
    expect(effects.map(({ key }) => key)).toEqual(
      expect.arrayContaining([
        'invite:2',
        'post:headline@2',
        'post:checklist@2',
        'post:draft:draft-1@2',
        'post:moved@2',
        'bookmark@2',
      ]),
    );
    const inRoom = effects.flatMap(e => ('roomId' in e ? [e.roomId] : []));
    expect(new Set(inRoom)).toEqual(new Set(['R2']));
  });

  it('says that it goes on there, which a first room and one after a reopening do not', () => {
    const notice = due(moved()).flatMap(effect =>
      effect.kind === 'post' && effect.what === 'moved' ? [effect] : [],
    );
    expect(notice[0].content.lines[0]).toContain(
      'checkout-1a2b3c, was archived',
    );
    expect(keys(incidentOf(ROOM))).not.toContain('post:moved');
    const reopened = incidentOf(
      ROOM,
      RESOLVED,
      happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' }, { effect: 'archive:1' }),
      happened('INCIDENT_REOPENED', { reason: 'It is back.' }),
      SECOND,
    );
    expect(keys(reopened)).not.toContain('post:moved@2');
    expect(reopened.formerRooms).toEqual([
      expect.not.objectContaining({ lostAt: expect.anything() }),
    ]);
  });

  it('leaves the one before it known, so that whoever comes by it finds the incident', () => {
    expect(moved().formerRooms).toEqual([
      {
        generation: 1,
        roomId: 'R1',
        name: 'inc-20261123-checkout-1a2b3c',
        url: 'https://chat.example.org/R1',
        lostAt: LOST.at,
      },
    ]);
    const third = after(
      moved(),
      happened('WAR_ROOM_LOST', { roomId: 'R2' }),
      happened('WAR_ROOM_CREATED', {
        generation: 3,
        roomId: 'R3',
        name: 'n',
        url: 'u',
      }),
    );
    expect(third.formerRooms?.map(({ roomId }) => roomId)).toEqual([
      'R1',
      'R2',
    ]);
  });

  it('changes nothing of what is being published', () => {
    const incident = moved(approved());
    expect(keys(incident)).toContain('publish:draft-1:1:0');
  });
});
