import { OWNERSHIP, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  ADA,
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from './plan';

const posted = (what: string, key = `post:${what}`) =>
  happened(
    'ROOM_MESSAGE_POSTED',
    { what, messageId: `m-${what}`, hash: 'h' },
    { effect: key },
  );
const FACTS = [
  happened('CONTEXT_SNAPSHOT_ATTACHED', { facts: [] }, { effect: 'context' }),
  happened('CHANGES_ATTACHED', { facts: [] }, { effect: 'changes' }),
];
const ASSEMBLED = [
  ROOM,
  happened('COMMAND_TAKEN', { ic: ADA.entityRef }, { actor: ADA }),
  OWNERSHIP,
  ...FACTS,
  happened(
    'RESPONDER_INVITED',
    { responders: ['user:default/ada'] },
    { effect: 'invite:1' },
  ),
  posted('headline'),
  posted('checklist'),
  happened(
    'CHECKLIST_PINNED',
    { messageId: 'm-checklist' },
    { effect: 'pin:checklist' },
  ),
  happened(
    'WAR_ROOM_ASSEMBLED',
    { tookMs: 1, gaps: [] },
    { effect: 'assembled' },
  ),
  happened('CADENCE_CHANGED', { cadence: 'on' }, { effect: 'cadence:on' }),
];
const ENDED = [
  RESOLVED,
  posted('resolved'),
  happened(
    'ANNOUNCEMENT_POSTED',
    { what: 'resolved', messageId: 'a1' },
    { effect: 'announce:resolved' },
  ),
  happened('CHANGES_ATTACHED', { facts: [] }, { effect: 'resolve:changes' }),
];
const ARCHIVED = happened(
  'WAR_ROOM_ARCHIVED',
  { roomId: 'R1' },
  { effect: 'archive:1' },
);
const REOPENED = happened(
  'INCIDENT_REOPENED',
  { reason: 'It is back.' },
  { actor: ADA, at: minute(90) },
);
const SECOND_ROOM = happened(
  'WAR_ROOM_CREATED',
  { generation: 2, roomId: 'R2', name: 'inc-2', url: 'https://chat/R2' },
  { at: minute(91), effect: 'room:2' },
);

const due = (incident: FoldedIncident, at = 92) =>
  plan(incident, SETTINGS, minute(at))
    .due.map(e => e.key)
    .filter(
      key => !/^(update|cadence|announce:(reopened|severity)):/.test(key),
    );

describe('an incident that is reopened', () => {
  it('goes on in its room, which is told', () => {
    expect(due(incidentOf(...ASSEMBLED, ...ENDED, REOPENED))).toEqual([
      'post:reopened:1',
    ]);
  });

  it('gets a new room, with everything in it anew, where the old one is archived', () => {
    const again = incidentOf(...ASSEMBLED, ...ENDED, ARCHIVED, REOPENED);
    expect(due(again)).toEqual(['room:2']);
    expect(plan(again, SETTINGS, minute(92)).due[0]).toMatchObject({
      generation: 2,
      name: expect.stringMatching(/-2$/),
    });
    const moved = after(again, SECOND_ROOM);
    expect(due(moved)).toEqual([
      'invite:2',
      'post:headline@2',
      'post:checklist@2',
      'post:reopened:1@2',
    ]);
    const told = after(
      moved,
      posted('headline', 'post:headline@2'),
      posted('checklist', 'post:checklist@2'),
      posted('reopened:1', 'post:reopened:1@2'),
      happened(
        'RESPONDER_INVITED',
        { responders: ['user:default/ada'] },
        { effect: 'invite:2' },
      ),
    );
    expect(due(told)).toEqual(['pin:checklist@2']);
    const pinned = happened(
      'CHECKLIST_PINNED',
      { messageId: 'm-checklist' },
      { effect: 'pin:checklist@2' },
    );
    const stands = after(told, pinned);
    expect(due(stands)).toEqual(['assembled@2']);
    const noted = happened(
      'WAR_ROOM_ASSEMBLED',
      { tookMs: 1, gaps: [] },
      { effect: 'assembled@2' },
    );
    expect(due(after(stands, noted))).toEqual([]);
  });

  it('ends anew with everything that follows a resolution', () => {
    const again = incidentOf(
      ...ASSEMBLED,
      ...ENDED,
      REOPENED,
      posted('reopened:1'),
      happened(
        'INCIDENT_RESOLVED',
        { summary: 'Now it is.' },
        { at: minute(95) },
      ),
    );
    expect(due(again, 96)).toEqual([
      'post:resolved:2',
      'resolve:changes:2',
      'announce:resolved:2',
    ]);
  });

  it('is reminded of from then on', () => {
    const again = incidentOf(
      ...ASSEMBLED,
      ...ENDED,
      REOPENED,
      posted('reopened:1'),
    );
    expect(due(again, 104)).toEqual([]);
    expect(plan(again, SETTINGS, minute(104)).nextAt).toBe(
      minute(105).getTime(),
    );
  });
});

describe('a severity that is changed', () => {
  it('is told in the room, once for each change', () => {
    const change = (from: 'P1' | 'P2', to: 'P2' | 'P1') =>
      happened(
        'SEVERITY_CHANGED',
        { from, to, reason: 'One shop.' },
        { actor: ADA },
      );
    const milder = incidentOf(...ASSEMBLED, change('P1', 'P2'));
    expect(due(milder, 2)).toEqual(['post:severity:1']);
    expect(
      plan(milder, SETTINGS, minute(2)).due.find(
        e => e.key === 'post:severity:1',
      ),
    ).toMatchObject({
      content: { title: 'Severity P2, was P1', lines: ['ada: One shop.'] },
    });
    const worse = after(milder, posted('severity:1'), change('P2', 'P1'));
    expect(due(worse, 2)).toEqual(['post:severity:2']);
  });
});
