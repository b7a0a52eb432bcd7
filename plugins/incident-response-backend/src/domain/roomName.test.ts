import { ROOM } from './__testUtils__/incidents';
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
import { changeRoomName, hasNameLeft, roomName } from './roomName';

const NAME = 'inc-20261123-checkout-error-rate-above-5-1a2b3c';
const context = { actor: CONDUCTOR, now: minute(1) };
const change = (incident: FoldedIncident, generation = 1) =>
  changeRoomName(
    incident,
    { generation, name: roomName(incident, generation) },
    context,
  );
const taken = (incident: FoldedIncident, generation = 1) =>
  after(incident, ...change(incident, generation));

describe('the name of a war room that somebody else has', () => {
  it('counts on, and is asked for by a new claim', () => {
    const claimed = incidentOf(
      happened('EFFECT_CLAIMED', {
        key: 'room:1',
        claimId: 'c1',
        owner: 'a replica',
      }),
    );
    expect(change(claimed)).toEqual([
      happened('ROOM_NAME_CHANGED', {
        generation: 1,
        from: NAME,
        to: `${NAME}-2`,
      }),
    ]);
    const changed = taken(claimed);
    expect(changed.effects['room:1']).toEqual({
      key: 'room:1',
      status: 'pending',
      retries: 0,
      // What has that name may be ours all the same.
      doubt: { at: expect.any(String), looks: 0 },
    });
    expect(plan(changed, SETTINGS, minute(1)).due).toContainEqual({
      kind: 'openRoom',
      key: 'room:1',
      generation: 1,
      name: `${NAME}-2`,
    });
    expect(roomName(taken(changed), 1)).toBe(`${NAME}-3`);
  });

  it('is changed once for each name', () => {
    const incident = incidentOf();
    const late = changeRoomName(
      taken(incident),
      { generation: 1, name: NAME },
      context,
    );
    expect(late).toEqual([]);
  });

  it('is never the name of another room of the incident', () => {
    expect(roomName(incidentOf(), 2)).toBe(`${NAME}-2`);
    expect(roomName(taken(incidentOf()), 2)).toBe(`${NAME}-3`);
    expect(roomName(taken(taken(incidentOf(ROOM)), 2), 2)).toBe(`${NAME}-4`);
  });

  it('is given up after five, for each room', () => {
    let incident = incidentOf();
    for (let n = 0; n < 4; n++) {
      expect(hasNameLeft(incident, 1)).toBe(true);
      incident = taken(incident);
    }
    expect(hasNameLeft(incident, 1)).toBe(false);
    expect(hasNameLeft(incident, 2)).toBe(true);
    expect(roomName(incident, 1)).toBe(`${NAME}-5`);
  });
});
