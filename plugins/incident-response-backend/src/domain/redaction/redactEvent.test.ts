import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { event } from '../Decision';
import { GENESIS, openCommit, sealCommit } from '../ledger';
import { happened } from '../__testUtils__/ledgerOf';
import { redactAlert, redactEvent } from './redactEvent';

const SECRET = ['ghp_', '0123456789abcdefghijABCDEFGHIJ012345'].join('');

const alert = {
  source: 'grafana-oncall',
  group: `group-${SECRET}`,
  startedAt: '2026-11-23T10:00:00.000Z',
  trigger: 'alert group created',
  state: 'firing' as const,
  title: `Login of ada@example.org failed with ${SECRET}`,
  severity: 'P1' as const,
  severityReason: 'label severity=critical',
  entityHints: ['checkout'],
  labels: {
    pod: 'checkout-api-7d9f8b6c5d-x2x4z',
    db_password: 'hunter2',
    note: `token ${SECRET}`,
  },
  url: 'https://grafana.example.org/a?access_token=0123456789abcdef',
  contacts: [],
};

describe('an alert before it is stored', () => {
  it('has no secret in anything that people read', () => {
    expect(redactAlert(alert)).toEqual({
      ...alert,
      title: 'Login of [redacted:email] failed with [redacted:token]',
      labels: {
        pod: 'checkout-api-7d9f8b6c5d-x2x4z',
        db_password: '[redacted:secret]',
        note: 'token [redacted:token]',
      },
      url: 'https://grafana.example.org/a?access_token=[redacted:secret]',
    });
  });

  it('keeps what it is recognised by', () => {
    const { source, group, startedAt } = redactAlert(alert);
    expect({ source, group, startedAt }).toEqual({
      source: alert.source,
      group: alert.group,
      startedAt: alert.startedAt,
    });
  });
});

describe('sealing a commit', () => {
  const sealed = (event_: LedgerEvent) =>
    sealCommit({
      incidentId: 'inc-1',
      seq: 1,
      commitId: 'c',
      previous: GENESIS,
      at: '2026-11-23T10:00:00.000Z',
      events: [event_],
    });

  it('keeps secrets of every free text from the ledger', () => {
    const { payload } = sealed(
      happened('NOTE_ADDED', { noteId: 'note-1', text: `Used ${SECRET}.` }),
    );
    expect(payload).not.toContain(SECRET);
    expect(payload).toContain('Used [redacted:token].');
  });

  it('leaves public wording alone, to the byte', () => {
    const body = `Write to ada@example.org with ${SECRET}`;
    const drafted = happened('STATUSPAGE_DRAFT_CREATED', {
      draftId: 'draft-1',
      revision: 1,
      sha256: 'a'.repeat(64),
      request: {
        title: body,
        status: 'investigating',
        impact: 'none',
        body,
        components: {},
        notify: false,
        page: 'public',
        operation: { type: 'create' },
        targets: ['public'],
      },
    });
    expect(openCommit(sealed(drafted)).events).toEqual([drafted]);
  });
});

describe('redacting an event', () => {
  it('changes nothing where there is nothing to change', () => {
    const told = event(
      'EFFECT_FAILED',
      {
        key: 'publish:draft-1:2:0',
        failure: 'transient',
        failures: 3,
        sentence: 'The status page answered 503. It is tried again.',
      },
      {
        actor: { kind: 'system', name: 'conductor', door: 'engine' },
        now: new Date(0),
      },
    );
    expect(redactEvent(told)).toEqual(told);
  });
});
