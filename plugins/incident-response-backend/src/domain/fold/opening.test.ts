import {
  after,
  ALERT,
  DECLARED,
  happened,
  incidentOf,
  minute,
} from '../__testUtils__/ledgerOf';
import { toIncident } from '../FoldedIncident';

const recorded = (n: number, change: Partial<typeof ALERT> = {}) =>
  happened('ALERT_RECORDED', {
    eventKey: `G1:${n}`,
    receivedAt: minute(n).toISOString(),
    alert: { ...ALERT, at: minute(n).toISOString(), ...change },
  });

describe('alerts', () => {
  it('keep one entry for each group, and their contacts are responders', () => {
    const incident = incidentOf(
      recorded(1, {
        contacts: [
          { email: 'Eve@Example.org', name: 'Eve' },
          { name: 'Nobody' },
        ],
      }),
      recorded(3, { state: 'resolved' }),
      recorded(2, {
        state: 'acknowledged',
        url: 'https://oncall.example.org/G1',
      }),
      recorded(4, { group: 'G2' }),
    );
    expect(incident.alerts).toEqual([
      {
        source: 'grafana-oncall',
        group: 'G1',
        title: ALERT.title,
        state: 'resolved',
        at: minute(3).toISOString(),
        url: 'https://oncall.example.org/G1',
      },
      {
        source: 'grafana-oncall',
        group: 'G2',
        title: ALERT.title,
        state: 'firing',
        at: minute(4).toISOString(),
      },
    ]);
    expect(incident.responders.map(r => [r.id, r.name])).toEqual([
      ['email:eve@example.org', 'Eve'],
    ]);
    expect(incident.firstAlert?.at).toBe(minute(1).toISOString());
    expect(incident.recordedAlerts).toEqual(['G1:1', 'G1:3', 'G1:2', 'G1:4']);
    expect(toIncident(incident)).not.toHaveProperty('recordedAlerts');
  });

  it('without a time say what is so now, and what is older stays late', () => {
    const silenced = incidentOf(
      recorded(2),
      recorded(3, { at: undefined, state: 'silenced' }),
    );
    expect(silenced.alerts[0]).toMatchObject({
      state: 'silenced',
      at: minute(2).toISOString(),
    });
    expect(after(silenced, recorded(1)).alerts[0].state).toBe('silenced');
  });

  it('that come late, or without an address, do not take away what is known', () => {
    const url = 'https://oncall.example.org/G1';
    const known = incidentOf(recorded(3, { url, title: 'Now' }));
    expect(
      after(known, recorded(2, { title: 'Before', url: 'https://old' }))
        .alerts[0],
    ).toMatchObject({ title: 'Now', url });
    expect(
      after(known, recorded(4, { title: 'Later' })).alerts[0],
    ).toMatchObject({ title: 'Later', url });
  });

  it('a second declaration changes nothing', () => {
    expect(incidentOf(DECLARED)).toEqual({ ...incidentOf(), seq: 2 });
  });
});
