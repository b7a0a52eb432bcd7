import { ROOM } from '../__testUtils__/incidents';
import { happened, incidentOf, minute } from '../__testUtils__/ledgerOf';

describe('the room', () => {
  it('shows what was posted and updated, and what is pinned', () => {
    const incident = incidentOf(
      ROOM,
      happened(
        'ROOM_MESSAGE_POSTED',
        { what: 'headline', messageId: 'm1', hash: 'a' },
        { effect: 'post:headline' },
      ),
      happened(
        'ROOM_MESSAGE_UPDATED',
        { what: 'headline', messageId: 'm1', hash: 'b' },
        { effect: 'update:headline:b' },
      ),
      happened('CHECKLIST_PINNED', { messageId: 'm2' }),
      happened('CONTEXT_SNAPSHOT_ATTACHED', {
        facts: [{ label: 'Errors', value: null }],
      }),
      happened('CHANGES_ATTACHED', { facts: [] }),
      happened('WAR_ROOM_ASSEMBLED', { tookMs: 5, gaps: [] }),
    );
    expect(incident.room).toMatchObject({
      messages: { headline: { messageId: 'm1', hash: 'b' } },
      pinned: ['m2'],
      archived: false,
    });
    expect(incident.context).toEqual([{ label: 'Errors', value: null }]);
    expect(incident.changes).toEqual([]);
    expect(incident.milestones).toMatchObject({
      roomOpenedAt: minute(1).toISOString(),
      assembledAt: minute(1).toISOString(),
    });
    // What can be due again is not remembered as done.
    expect(Object.keys(incident.effects)).toEqual(['room:1', 'post:headline']);
  });

  it('is archived, and nothing is shown where there is none', () => {
    const archived = happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' });
    expect(incidentOf(ROOM, archived).room?.archived).toBe(true);
    const none = incidentOf(
      archived,
      happened('CHECKLIST_PINNED', { messageId: 'm' }),
    );
    expect(none.room).toBeUndefined();
  });

  it('a tick by a part of the system names nobody', () => {
    const tick = happened('CHECKLIST_ITEM_UPDATED', {
      item: 'severity-assessed',
      done: true,
    });
    expect(
      incidentOf(tick).checklist.find(e => e.item === 'severity-assessed'),
    ).toEqual({ item: 'severity-assessed', done: true });
  });
});
