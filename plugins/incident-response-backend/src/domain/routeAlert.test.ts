import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';
import type { AlertGroupRecord, RouteDecision } from './AlertRouting';
import { ALERT, KEYS, minute, SETTINGS } from './__testUtils__/ledgerOf';
import { foldLedger } from './foldIncident';
import { openCommit } from './ledger';
import { DRILL_SOURCE, routeAlert } from './routeAlert';

const iso = (n: number) => minute(n).toISOString();

/** One alert group as the store remembers it, with the incident it last opened. */
function startGroup() {
  let group: AlertGroupRecord | undefined;
  let incident:
    | { incidentId: string; status: 'active' | 'resolved' }
    | undefined;
  return {
    deliver(change: Partial<Alert>): RouteDecision {
      const routed = routeAlert(
        { ...ALERT, ...change },
        {
          opens: ['P1', 'P2'],
          settings: SETTINGS,
          keys: KEYS,
          now: minute(0),
          commitId: 'commit-1',
        },
      )({ group, incident });
      group = routed.group;
      if (routed.type === 'open')
        incident = { incidentId: routed.commit.incidentId, status: 'active' };
      return routed;
    },
    resolveIncident() {
      if (incident) incident = { ...incident, status: 'resolved' };
    },
    known: () => group,
  };
}

const opened = (routed: RouteDecision) => {
  if (routed.type !== 'open') throw new Error(`It was to open: ${routed.type}`);
  return foldLedger([openCommit(routed.commit)]);
};

const resolved = (at?: number): Partial<Alert> => ({
  state: 'resolved',
  trigger: 'resolve',
  at: at === undefined ? undefined : iso(at),
});
const fired = (at?: number, startedAt = 0): Partial<Alert> => ({
  at: at === undefined ? undefined : iso(at),
  startedAt: iso(startedAt),
});

describe('an alert group seen for the first time', () => {
  it.each(['firing', 'acknowledged', 'silenced'] as const)(
    'opens an incident when %s',
    state => {
      const incident = opened(startGroup().deliver({ state }));
      expect(incident).toMatchObject({
        status: 'declared',
        severity: 'P1',
        kind: 'real',
        source: 'grafana-oncall',
        milestones: { firedAt: ALERT.startedAt },
      });
      expect(incident).not.toHaveProperty('follows');
    },
  );

  it('is recorded only when it is resolved already', () => {
    expect(startGroup().deliver(resolved(5))).toMatchObject({
      type: 'record',
      reason:
        'Recorded only: the alert is resolved and no incident is open for it.',
      group: { resolvedAt: iso(5), state: 'resolved' },
    });
  });

  it('is recorded only below the opening severity, and opens when it gets worse', () => {
    const group = startGroup();
    expect(group.deliver({ severity: 'P3' })).toMatchObject({
      type: 'record',
      reason:
        'Recorded only: P3 does not open an incident here (these do: P1, P2).',
    });
    expect(group.deliver({ severity: 'P2' }).type).toBe('open');
  });

  it('opens a drill only for the source that nothing outside can be', () => {
    expect(
      opened(
        startGroup().deliver({
          source: DRILL_SOURCE,
          labels: { started_by: 'user:default/ada' },
        }),
      ),
    ).toMatchObject({ kind: 'drill', declaredBy: 'user:default/ada' });
  });

  it('has a title whatever the source says', () => {
    expect(opened(startGroup().deliver({ title: '' })).title).toBe(
      'Untitled alert',
    );
  });
});

describe('what follows', () => {
  it('belongs to the open incident, whatever it is and however often it comes', () => {
    const group = startGroup();
    const { id } = opened(group.deliver({}));
    for (const change of [
      {},
      fired(0),
      resolved(5),
      { severity: 'P4' as const },
      fired(9),
    ])
      expect(group.deliver(change)).toMatchObject({
        type: 'attach',
        incidentId: id,
      });
  });

  it('does not turn back the state when it comes late', () => {
    const group = startGroup();
    group.deliver({});
    group.deliver(resolved(5));
    expect(
      group.deliver({ state: 'acknowledged', at: iso(3) }).group,
    ).toMatchObject({
      state: 'resolved',
      at: iso(5),
      resolvedAt: iso(5),
    });
  });

  it('compares times, not texts', () => {
    const group = startGroup();
    group.deliver({});
    group.deliver(resolved(5));
    expect(
      group.deliver({ state: 'acknowledged', at: '2026-11-23T11:04:00+01:00' })
        .group.state,
    ).toBe('resolved');
  });

  it('sets the state when it does not say when', () => {
    const group = startGroup();
    group.deliver({});
    group.deliver({ state: 'silenced', at: iso(2) });
    expect(
      group.deliver({ state: 'firing', at: undefined }).group,
    ).toMatchObject({
      state: 'firing',
      at: iso(2),
    });
  });
});

describe('a resolve that overtakes its alert', () => {
  it('keeps a late creation from opening anything', () => {
    const group = startGroup();
    group.deliver(resolved(5));
    expect(group.deliver(fired(0))).toMatchObject({
      type: 'record',
      reason:
        'Recorded only: this happened before the alert was resolved, and arrived late.',
    });
    expect(group.deliver(fired(6)).type).toBe('open');
  });

  it('does not keep one from opening whose time nobody can read', () => {
    const group = startGroup();
    group.deliver(resolved(5));
    expect(group.deliver({ at: 'a moment ago' }).type).toBe('open');
  });

  it('keeps the latest of two resolves', () => {
    const group = startGroup();
    group.deliver(resolved(5));
    group.deliver(resolved(3));
    expect(group.known()?.resolvedAt).toBe(iso(5));
    group.deliver(resolved());
    expect(group.known()?.resolvedAt).toBe(iso(5));
  });
});

describe('after the incident was resolved', () => {
  function ended() {
    const group = startGroup();
    const first = opened(group.deliver({}));
    group.deliver(resolved(5));
    group.resolveIncident();
    return { group, first };
  }

  it.each([
    ['the same episode fires again', fired(9)],
    ['it is unresolved without a time', fired()],
    ['a new episode begins', fired(9, 9)],
  ])('a new, linked incident opens when %s', (_when, change) => {
    const { group, first } = ended();
    const second = opened(group.deliver(change));
    expect(second.follows).toBe(first.id);
    expect(second.id).not.toBe(first.id);
    expect(group.known()).toMatchObject({
      generation: 2,
      incidentId: second.id,
    });
  });

  it.each([
    ['is a repetition', fired(0)],
    ['arrives late', fired(5)],
    ['is acknowledged', { state: 'acknowledged' as const, at: iso(9) }],
    ['is resolved', resolved(9)],
    ['is too mild to open one', { ...fired(9), severity: 'P4' as const }],
  ])('an alert that %s stays with the old one', (_what, change) => {
    const { group, first } = ended();
    expect(group.deliver(change)).toMatchObject({
      type: 'attach',
      incidentId: first.id,
    });
  });

  it('a person who resolved too early is not overruled by what went before', () => {
    const group = startGroup();
    const first = opened(group.deliver({}));
    group.resolveIncident();
    for (const change of [fired(), fired(3)])
      expect(group.deliver(change)).toMatchObject({
        type: 'attach',
        incidentId: first.id,
      });
  });

  it('what was resolved in an earlier episode does not open a third incident', () => {
    const { group } = ended();
    const second = opened(group.deliver(fired(9)));
    group.resolveIncident();
    for (const change of [fired(), fired(10), fired(2)])
      expect(group.deliver(change)).toMatchObject({
        type: 'attach',
        incidentId: second.id,
      });
    group.deliver(resolved(12));
    expect(opened(group.deliver(fired(13))).follows).toBe(second.id);
  });
});
