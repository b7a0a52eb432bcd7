import { RESOLVED, ROOM } from '../__testUtils__/incidents';
import { after, happened, incidentOf, minute } from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { decideObservation } from './decideObservation';

function seen(incident: FoldedIncident, roomId?: string) {
  const at = minute(2).toISOString();
  const decision = decideObservation(
    incident,
    { type: 'archived', at },
    {},
    minute(3),
    roomId,
  );
  if (!decision.ok) throw new Error(decision.sentence);
  return decision.events;
}

describe('a room that is seen to be archived', () => {
  const OPEN = incidentOf(ROOM);

  it('is lost, once', () => {
    expect(seen(OPEN)).toMatchObject([
      { type: 'WAR_ROOM_LOST', data: { roomId: 'R1' } },
    ]);
    expect(seen(OPEN, 'R1')).toHaveLength(1);
    expect(seen(after(OPEN, ...seen(OPEN)))).toEqual([]);
  });

  it('is no news where it is another room, or none, or we archive it ourselves', () => {
    expect(seen(OPEN, 'R0')).toEqual([]);
    expect(seen(incidentOf())).toEqual([]);
    expect(seen(incidentOf(ROOM, RESOLVED))).toEqual([]);
    const archived = happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' });
    expect(seen(incidentOf(ROOM, archived))).toEqual([]);
  });
});
