import type {
  Alert,
  AlertState,
} from '@incident-response/backstage-plugin-incident-response-common';
import fc from 'fast-check';
import type { AlertGroupRecord, KnownIncident } from './AlertRouting';
import {
  after,
  ALERT,
  DECLARED,
  happened,
  KEYS,
  minute,
  SETTINGS,
} from './__testUtils__/ledgerOf';
import { routeAlert } from './routeAlert';

const STATES: readonly AlertState[] = [
  'firing',
  'acknowledged',
  'silenced',
  'resolved',
];

/** One event of the group, at a minute of its own or at none. */
const timed = (state: AlertState, at: number): Alert => ({
  ...ALERT,
  state,
  trigger: state,
  at: minute(at).toISOString(),
});

const untimed = (state: AlertState): Alert => {
  const { at: _none, ...alert } = ALERT;
  return { ...alert, state, trigger: `un-${state}` };
};

/** Delivers as the store does: each incident opened is the group's, and nobody resolves any. */
function deliverAll(alerts: readonly Alert[]) {
  const opened: string[] = [];
  let group: AlertGroupRecord | undefined;
  let incident: KnownIncident | undefined;
  for (const alert of alerts) {
    const routed = routeAlert(alert, {
      opens: ['P1', 'P2'],
      settings: SETTINGS,
      keys: KEYS,
      now: minute(0),
      commitId: 'commit',
    })({ group, incident });
    group = routed.group;
    if (routed.type !== 'open') continue;
    const { incidentId } = routed.commit;
    opened.push(incidentId);
    incident = { incidentId, status: 'active' };
  }
  return { group, opened };
}

/** What the incident itself makes of the same deliveries. */
const foldedState = (alerts: readonly Alert[]) =>
  after(
    undefined,
    DECLARED,
    ...alerts.map((alert, n) =>
      happened('ALERT_RECORDED', {
        eventKey: `${n}`,
        receivedAt: minute(n).toISOString(),
        alert,
      }),
    ),
  ).alerts[0].state;

/** A story of timed events; each one delivered once or more, in any order. */
const disordered = fc
  .array(fc.constantFrom(...STATES), { minLength: 1, maxLength: 6 })
  .chain(states => {
    const story = states.map((state, n) => timed(state, n));
    return fc.record({
      story: fc.constant(story),
      deliveries: fc
        .array(fc.constantFrom(...story), { maxLength: 6 })
        .chain(repeated =>
          fc.shuffledSubarray([...story, ...repeated], {
            minLength: story.length + repeated.length,
          }),
        ),
    });
  });

describe('timed events, in whatever order and however often they come', () => {
  it('end in the state that the newest of them says', () =>
    fc.assert(
      fc.property(disordered, ({ story, deliveries }) => {
        const newest = story[story.length - 1];
        expect(deliverAll(deliveries).group).toMatchObject({
          state: newest.state,
          at: newest.at,
        });
        expect(foldedState(deliveries)).toBe(newest.state);
      }),
    ));

  it('open one incident if anything is wrong in the end, and never a second one', () =>
    fc.assert(
      fc.property(disordered, ({ story, deliveries }) => {
        const { opened } = deliverAll(deliveries);
        const newest = story[story.length - 1].state;
        const neverWrong = story.every(({ state }) => state === 'resolved');
        expect(opened.length).toBeGreaterThanOrEqual(
          newest === 'resolved' ? 0 : 1,
        );
        expect(opened.length).toBeLessThanOrEqual(neverWrong ? 0 : 1);
      }),
    ));
});

describe('events that do not say when they happened', () => {
  const mixed = fc.array(
    fc.oneof(
      fc.constantFrom(...STATES).map(untimed),
      fc
        .tuple(fc.constantFrom(...STATES), fc.nat({ max: 9 }))
        .map(([state, at]) => timed(state, at)),
    ),
    { maxLength: 8 },
  );

  it('set the state they name, whatever came before', () =>
    fc.assert(
      fc.property(
        mixed,
        fc.constantFrom(...STATES),
        fc.integer({ min: 1, max: 3 }),
        (before, state, times) => {
          const deliveries = [
            ...before,
            ...Array.from({ length: times }, () => untimed(state)),
          ];
          expect(deliverAll(deliveries).group?.state).toBe(state);
          expect(foldedState(deliveries)).toBe(state);
        },
      ),
    ));

  it('never open a second incident beside an open one', () =>
    fc.assert(
      fc.property(mixed, deliveries => {
        expect(deliverAll(deliveries).opened.length).toBeLessThanOrEqual(1);
      }),
    ));
});

describe('a group that fires again after its incident is over', () => {
  const context = {
    opens: ['P1', 'P2'] as const,
    settings: SETTINGS,
    keys: KEYS,
    now: minute(20),
    commitId: 'commit',
  };
  const known = (group: AlertGroupRecord) => ({
    group: { ...group, incidentId: 'inc-1', generation: 1 },
    incident: { incidentId: 'inc-1', status: 'closed' as const },
  });
  const GROUP: AlertGroupRecord = {
    source: ALERT.source,
    group: ALERT.group,
    state: 'firing',
    generation: 1,
  };
  const route = (alert: Alert, group: Partial<AlertGroupRecord>) =>
    routeAlert(alert, context)(known({ ...GROUP, ...group }));

  it('opens a linked one even if the resolve did not say when it was', () => {
    expect(
      route(untimed('firing'), {
        state: 'resolved',
        startedAt: ALERT.startedAt,
      }).type,
    ).toBe('open');
  });

  it('opens one as restricted as the one before', () => {
    const routed = routeAlert(
      untimed('firing'),
      context,
    )({
      ...known({ ...GROUP, state: 'resolved' }),
      incident: {
        incidentId: 'inc-1',
        status: 'closed',
        visibility: 'restricted',
      },
    });
    expect(routed).toMatchObject({
      type: 'open',
      head: { card: { visibility: 'restricted' } },
    });
  });

  it('opens a linked one for a later episode, though no resolve came through', () => {
    const next = { ...timed('firing', 9), startedAt: minute(9).toISOString() };
    expect(route(next, { startedAt: ALERT.startedAt }).type).toBe('open');
    expect(route(timed('firing', 9), { startedAt: ALERT.startedAt }).type).toBe(
      'attach',
    );
  });

  it('opens nothing for an event from before an untimed resolve', () => {
    const group = { state: 'resolved', at: minute(5).toISOString() } as const;
    expect(route(timed('firing', 3), group).type).toBe('attach');
  });
});

describe('what began before the installation', () => {
  const route = (alert: Alert, group?: AlertGroupRecord) =>
    routeAlert(alert, {
      opens: ['P1', 'P2'],
      rules: { installedAt: minute(5).getTime() },
      settings: SETTINGS,
      keys: KEYS,
      now: minute(6),
      commitId: 'commit',
    })({ group, incident: undefined });

  it('is recorded and opens nothing, and the sender is told why', () => {
    for (const alert of [timed('firing', 6), untimed('firing')])
      expect(route(alert)).toMatchObject({
        type: 'record',
        reason:
          'Recorded only: the alert began at 2026-11-23T10:00:00.000Z, before incident response was installed here (2026-11-23T10:05:00.000Z).',
      });
  });

  it('opens one when it fires anew, or began later, or nobody can read when', () => {
    const group = route(timed('resolved', 6)).group;
    expect(route(timed('firing', 7), group).type).toBe('open');
    expect(route({ ...ALERT, startedAt: minute(5).toISOString() }).type).toBe(
      'open',
    );
    expect(route({ ...ALERT, startedAt: 'long ago' }).type).toBe('open');
  });
});
