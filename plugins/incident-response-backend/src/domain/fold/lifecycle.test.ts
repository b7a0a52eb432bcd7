import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  MITIGATED,
  OWNERSHIP,
  RESOLVED,
  ROOM,
} from '../__testUtils__/incidents';
import { after, happened, incidentOf, minute } from '../__testUtils__/ledgerOf';

const ASSEMBLED = happened('WAR_ROOM_ASSEMBLED', { tookMs: 1, gaps: [] });
const ARCHIVED = happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' });
const REOPENED = happened(
  'INCIDENT_REOPENED',
  { reason: 'It is back.' },
  { at: minute(90) },
);
const SECOND_ROOM = happened(
  'WAR_ROOM_CREATED',
  { generation: 2, roomId: 'R2', name: 'inc-2', url: 'https://chat/R2' },
  { at: minute(91), effect: 'room:2' },
);
const INVITED = happened(
  'RESPONDER_INVITED',
  { responders: ['user:default/ada'] },
  { effect: 'invite:1' },
);

const resolved = (...events: readonly LedgerEvent[]) =>
  incidentOf(
    ROOM,
    OWNERSHIP,
    INVITED,
    ASSEMBLED,
    MITIGATED,
    RESOLVED,
    ...events,
  );

describe('an incident that is reopened', () => {
  it('measures anew how it ends, and keeps when it began', () => {
    const again = resolved(
      happened('POSTMORTEM_CREATED', {
        postmortemId: '7',
        url: 'https://t/7',
        tracker: 'T',
      }),
      REOPENED,
    );
    expect(again.milestones).toMatchObject({
      declaredAt: minute(0).toISOString(),
      firedAt: minute(0).toISOString(),
      roomOpenedAt: minute(1).toISOString(),
      assembledAt: minute(1).toISOString(),
    });
    for (const taken of ['mitigatedAt', 'resolvedAt', 'postmortemAt'])
      expect(again.milestones).not.toHaveProperty(taken);
    expect(again).toMatchObject({
      status: 'active',
      postmortem: {},
      reminders: { silenced: false, since: minute(90).toISOString() },
      reopenings: [
        {
          from: 'resolved',
          reason: 'It is back.',
          at: minute(90).toISOString(),
          resolvedAt: minute(30).toISOString(),
        },
      ],
    });
    expect(again.resolution).toBeUndefined();
    expect(again.mitigation).toBeUndefined();
    const unticked = again.checklist.filter(entry => !entry.done);
    expect(unticked.map(entry => entry.item)).toContain('all-clear-confirmed');
  });

  it('has everybody called into a new room where the old one is archived', () => {
    const again = resolved(ARCHIVED, REOPENED);
    expect(again.status).toBe('declared');
    const moved = after(again, SECOND_ROOM);
    expect(moved).toMatchObject({
      status: 'assembling',
      room: { generation: 2, roomId: 'R2', archived: false, messages: {} },
      responders: [{ id: 'user:default/ada', invite: 'pending' }],
      milestones: { roomOpenedAt: minute(1).toISOString() },
    });
    expect(after(moved, ASSEMBLED).status).toBe('active');
  });

  it('is not misled by what is told late of the room before', () => {
    const moved = after(resolved(ARCHIVED, REOPENED), SECOND_ROOM);
    const late = after(
      moved,
      ARCHIVED,
      happened(
        'ROOM_MESSAGE_POSTED',
        { what: 'headline', messageId: 'm1', hash: 'a' },
        { effect: 'post:headline' },
      ),
      happened(
        'ROOM_MESSAGE_UPDATED',
        { what: 'checklist', messageId: 'm2', hash: 'b' },
        { effect: 'update:checklist:b' },
      ),
    );
    expect(late.room).toMatchObject({ archived: false, messages: {} });
    const shown = after(
      late,
      happened(
        'ROOM_MESSAGE_POSTED',
        { what: 'headline', messageId: 'm9', hash: 'a' },
        { effect: 'post:headline@2' },
      ),
    );
    expect(shown.room?.messages).toEqual({
      headline: { messageId: 'm9', hash: 'a' },
    });
  });

  it('before it was assembled goes on assembling', () => {
    expect(incidentOf(ROOM, RESOLVED, REOPENED).status).toBe('assembling');
    expect(incidentOf(RESOLVED, REOPENED).status).toBe('declared');
  });

  it('tries anew to open a room that could not be opened', () => {
    const failure = happened('EFFECT_FAILED', {
      key: 'room:1',
      failure: 'permanent',
      failures: 1,
      sentence: 'Refused.',
    });
    const other = happened('EFFECT_FAILED', {
      key: 'context',
      failure: 'permanent',
      failures: 1,
      sentence: 'Refused.',
    });
    const { effects } = incidentOf(failure, other, RESOLVED, REOPENED);
    expect(effects['room:1']).toEqual({
      key: 'room:1',
      status: 'pending',
      retries: 1,
    });
    expect(effects.context.status).toBe('parked');
  });
});

describe('an assembly that failed', () => {
  const failed = incidentOf(
    happened('ASSEMBLY_FAILED', { reason: 'The chat refuses us.' }),
  );

  it('says why until the room is tried again or there', () => {
    expect(failed.assemblyFailure).toBe('The chat refuses us.');
    const retried = (key: string) =>
      after(failed, happened('EFFECT_RETRIED', { key })).assemblyFailure;
    expect(retried('room:1')).toBeUndefined();
    expect(retried('context')).toBe('The chat refuses us.');
    expect(after(failed, ROOM).assemblyFailure).toBeUndefined();
  });
});
