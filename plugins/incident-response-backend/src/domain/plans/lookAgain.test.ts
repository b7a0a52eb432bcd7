import { OWNERSHIP, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  accepted,
  after,
  ALERT,
  ask,
  happened,
  incidentOf,
  minute,
  refusal,
} from '../__testUtils__/ledgerOf';
import { keysAt, parked } from '../__testUtils__/watching';
import type { FoldedIncident } from '../FoldedIncident';

const ENTITY = { entityRef: 'component:default/checkout', title: 'checkout' };
const person = (name: string) => ({
  entityRef: `user:default/${name}`,
  source: 'owner' as const,
});
const read = (change: object, at: number, n = 1) =>
  happened(
    'OWNERSHIP_RESOLVED',
    {
      entity: ENTITY,
      owners: ['group:default/payments'],
      people: [],
      dependents: [],
      gaps: [],
      ...change,
    },
    { at: minute(at), effect: n > 1 ? `ownership:${n}` : 'ownership' },
  );
const PARTLY = { incomplete: { people: true as const }, gaps: ['No answer.'] };
const looks = (incident: FoldedIncident, at: number) =>
  keysAt(incident, at, 'ownership');
const alert = (change: object) =>
  happened('ALERT_RECORDED', {
    eventKey: JSON.stringify(change),
    receivedAt: minute(3).toISOString(),
    alert: { ...ALERT, ...change },
  });

describe('who owns the broken thing', () => {
  it('is asked once where the answer is whole', () => {
    expect(looks(incidentOf(ROOM, OWNERSHIP), 600)).toEqual([]);
  });

  it('is asked again, with growing pauses, while the answer is not whole', () => {
    const once = incidentOf(ROOM, read(PARTLY, 1));
    expect(looks(once, 2.9)).toEqual([]);
    expect(looks(once, 3)).toEqual(['ownership:2']);
    const twice = after(once, read(PARTLY, 3, 2));
    expect(looks(twice, 12.9)).toEqual([]);
    expect(looks(twice, 13)).toEqual(['ownership:3']);
    const whole = after(twice, read({ people: [person('ben')] }, 13, 3));
    expect(looks(whole, 600)).toEqual([]);
  });

  it('is not asked for ever', () => {
    const often = incidentOf(
      ROOM,
      read(PARTLY, 1),
      read(PARTLY, 3, 2),
      read(PARTLY, 13, 3),
      read(PARTLY, 43, 4),
    );
    expect(looks(often, 6_000)).toEqual([]);
  });

  it('found later is invited', () => {
    const found = incidentOf(
      ROOM,
      read(PARTLY, 1),
      read({ people: [person('ben')] }, 3, 2),
    );
    expect(keysAt(found, 4, 'invite')).toEqual(['invite:1']);
    expect(found.responders.map(r => r.id)).toEqual(['user:default/ben']);
  });

  it('is not forgotten by a later look that could read less', () => {
    const less = incidentOf(
      ROOM,
      OWNERSHIP,
      read({ ...PARTLY, entity: null, owners: [] }, 3, 2),
    );
    expect(less.ownership).toMatchObject({
      entity: ENTITY,
      owners: ['group:default/payments'],
      gaps: ['No answer.'],
    });
    const partial = incidentOf(ROOM, OWNERSHIP, read(PARTLY, 3, 2));
    expect(partial.ownership?.people).toHaveLength(1);
    expect(partial.ownership).not.toHaveProperty('incomplete');
  });

  it('is asked at once when a later alert names what is broken', () => {
    const unknown = incidentOf(ROOM, read({ entity: null, owners: [] }, 1));
    const named = after(unknown, alert({ entityHints: ['checkout-api'] }));
    expect(named.entityHints).toEqual(['checkout', 'checkout-api']);
    expect(looks(named, 2)).toEqual(['ownership:2']);
  });

  it('is asked at once when a later alert names somebody on call', () => {
    const known = incidentOf(ROOM, OWNERSHIP);
    const contacts = [{ email: 'eve@example.org' }];
    expect(looks(after(known, alert({ contacts })), 2)).toEqual([
      'ownership:2',
    ]);
    expect(looks(after(known, alert({})), 2)).toEqual([]);
  });

  it('is asked for what was learnt while it was being asked', () => {
    const news = after(
      incidentOf(ROOM, OWNERSHIP),
      alert({ contacts: [{ email: 'eve@example.org' }] }),
    );
    const stale = happened(
      'OWNERSHIP_RESOLVED',
      {
        entity: ENTITY,
        owners: [],
        people: [],
        dependents: [],
        gaps: [],
        asOf: news.seq - 1,
      },
      { effect: 'ownership:2' },
    );
    expect(looks(after(news, stale), 5)).toEqual(['ownership:3']);
  });

  it('is asked again after a look was given up, and that one stands for it', () => {
    const down = incidentOf(ROOM, parked('ownership', 1));
    expect(looks(down, 2)).toEqual([]);
    expect(looks(down, 3)).toEqual(['ownership:2']);
    const healed = after(down, read({}, 3, 2));
    expect(healed.effects.ownership).toMatchObject({ status: 'done' });
    expect(looks(healed, 600)).toEqual([]);
  });

  it('is not asked once the incident is over', () => {
    expect(looks(incidentOf(ROOM, read(PARTLY, 1), RESOLVED), 600)).toEqual([]);
  });
});

describe('asking the catalog by hand', () => {
  it('asks at once, also for what somebody says is broken', () => {
    const known = incidentOf(ROOM, OWNERSHIP);
    const asked = accepted(known, [{ type: 'lookUpOwnership' }]);
    expect(looks(asked, 2)).toEqual(['ownership:2']);
    const named = accepted(known, [
      { type: 'lookUpOwnership', entityRef: 'component:default/cart' },
    ]);
    expect(named.entityHints).toEqual(['component:default/cart', 'checkout']);
    expect(looks(named, 2)).toEqual(['ownership:2']);
  });

  it('is refused while it is being asked', () => {
    expect(refusal(ask(incidentOf(ROOM), { type: 'lookUpOwnership' }))).toBe(
      'The catalog is being asked already. Wait for its answer.',
    );
  });
});
