import {
  alertSchema,
  type Alert,
} from '@incident-response/backstage-plugin-incident-response-common';
import { MalformedAlertError } from '@incident-response/backstage-plugin-incident-response-node';
import { options } from './__testUtils__/options';
import { createGrafanaOncallSource } from './createGrafanaOncallSource';
import created from './fixtures/created.json';
import acknowledged from './fixtures/irm-acknowledged.json';
import resolved from './fixtures/resolve-label-list.json';
import unsilenced from './fixtures/unsilence-bare.json';

const source = createGrafanaOncallSource(options);

function parse(body: unknown) {
  const received = source.parse({
    headers: {},
    body: Buffer.from(
      typeof body === 'string' ? body : JSON.stringify(body),
      'utf8',
    ),
  });
  expect(received).toHaveLength(1);
  return received[0];
}

const alertOf = (body: unknown): Alert => parse(body).alert;

function refusal(body: unknown): MalformedAlertError {
  try {
    parse(body);
  } catch (error) {
    if (error instanceof MalformedAlertError) return error;
    throw error;
  }
  throw new Error('the body was accepted');
}

const withGroup = (changes: object) => ({
  ...created,
  alert_group: { ...created.alert_group, ...changes },
});
const withEvent = (event: object, group: object = {}) => ({
  ...withGroup(group),
  event,
});

describe('bodies of Grafana OnCall', () => {
  it('maps a created alert group with everything we use, and nothing else', () => {
    expect(parse(created)).toEqual({
      eventKey:
        'IQ7T2MZK9CHKT:alert group created:2026-11-02T09:14:07.218331+00:00',
      alert: {
        source: 'grafana-oncall',
        group: 'IQ7T2MZK9CHKT',
        startedAt: '2026-11-02T09:14:07.218Z',
        trigger: 'alert group created',
        state: 'firing',
        at: '2026-11-02T09:14:07.218Z',
        title: 'Checkout error rate above 5 %',
        severity: 'P1',
        severityReason: "Label severity is 'critical'",
        entityHints: ['checkout', 'Payments alerts', 'Payments'],
        labels: {
          severity: 'critical',
          service: 'checkout',
          alertname: 'CheckoutErrorRate',
          region: 'eu-central-1',
          pod: 'checkout-7d9f',
        },
        url: 'https://meridian.grafana.example/a/grafana-oncall-app/alert-groups/IQ7T2MZK9CHKT',
        contacts: [
          { email: 'ada.moreau@meridian.example', name: 'ada' },
          { email: 'ben.okafor@meridian.example', name: 'ben' },
        ],
      },
    });
  });

  it('reads labels from a list of pairs', () => {
    expect(alertOf(resolved)).toMatchObject({
      state: 'resolved',
      severity: 'P2',
      labels: { severity: 'high', component: 'checkout-api' },
      entityHints: ['checkout-api', 'ignored-by-labels', 'Payments alerts'],
    });
  });

  it('reads a bare body without time, user, labels, integration or alert', () => {
    expect(parse(unsilenced)).toEqual({
      alert: {
        source: 'grafana-oncall',
        group: 'IQ7T2MZK9CHKT',
        startedAt: '2026-11-02T09:14:07.000Z',
        trigger: 'unsilence',
        state: 'firing',
        title: 'Alert group IQ7T2MZK9CHKT',
        severity: 'P3',
        severityReason:
          'The alert has no label severity or priority: the default applies',
        entityHints: [],
        labels: {},
        contacts: [],
      },
    });
  });

  it("reads IRM's capitalised types and values", () => {
    const received = parse(acknowledged);
    expect(received.eventKey).toBe(
      'IQ7T2MZK9CHKT:acknowledge:2026-11-02T09:20:00.100000+00:00',
    );
    expect(received.alert).toMatchObject({
      trigger: 'Acknowledged',
      state: 'acknowledged',
      severity: 'P1',
      entityHints: ['checkout', 'Payments alerts', 'Payments'],
    });
  });
});

describe('triggers', () => {
  const time = '2026-11-02T09:30:00.5+00:00';

  it.each([
    ['alert group created', 'firing'],
    ['acknowledge', 'acknowledged'],
    ['resolve', 'resolved'],
    ['silence', 'silenced'],
    ['escalation', 'firing'],
    ['personal notification', 'firing'],
    ['Alert Group Created', 'firing'],
    ['ALERT_GROUP_CREATED', 'firing'],
    ['Acknowledged', 'acknowledged'],
    ['Resolved', 'resolved'],
    ['Silenced', 'silenced'],
    ['Escalation', 'firing'],
    ['Personal Notification', 'firing'],
  ])('%s leads to %s and is told by its time', (type, state) => {
    const received = parse(withEvent({ type, time }));
    expect(received.alert.state).toBe(state);
    expect(received.alert.at).toBe('2026-11-02T09:30:00.500Z');
    expect(received.eventKey).toContain(time);
  });

  it.each(['unsilence', 'unresolve', 'unacknowledge', 'Unacknowledged'])(
    '%s has no time: it fires again and is never told from another',
    type => {
      const received = parse(withEvent({ type }));
      expect(received.alert.state).toBe('firing');
      expect(received.alert.at).toBeUndefined();
      expect(received.eventKey).toBeUndefined();
    },
  );

  it.each([
    ['alert group created', 'resolved', 'firing'],
    ['acknowledge', 'resolved', 'acknowledged'],
    ['unresolve', 'resolved', 'firing'],
    ['resolve', 'firing', 'resolved'],
  ])('the type %s decides over the newer state %s', (type, state, wanted) => {
    expect(alertOf(withEvent({ type }, { state })).state).toBe(wanted);
  });

  it.each(['escalation', 'personal notification'])(
    '%s does not bring a resolved group back',
    type => {
      const body = withEvent({ type, time }, { state: 'resolved' });
      expect(alertOf(body).state).toBe('resolved');
    },
  );

  it.each(['status change', 'a trigger of next year'])(
    'asks the state of the group where the type "%s" does not say',
    type => {
      const body = withEvent({ type, time }, { state: 'acknowledged' });
      expect(alertOf(body).state).toBe('acknowledged');
    },
  );

  it.each([
    ['alert group created', 'created_at'],
    ['acknowledge', 'acknowledged_at'],
    ['resolve', 'resolved_at'],
    ['silence', 'silenced_at'],
  ])('%s without a time takes it from %s', (type, field) => {
    const received = parse(withEvent({ type }, { [field]: time }));
    expect(received.alert.at).toBe('2026-11-02T09:30:00.500Z');
    expect(received.eventKey).toContain(time);
  });

  it('keeps events apart that differ by microseconds', () => {
    const keyAt = (at: string) =>
      parse(withEvent({ type: 'acknowledge', time: at })).eventKey;
    expect(keyAt('2026-11-02T09:30:00.000001+00:00')).not.toBe(
      keyAt('2026-11-02T09:30:00.000002+00:00'),
    );
  });
});

describe('bodies that cannot be read', () => {
  it.each(['', 'not json', '{"event":', 'severity=critical'])(
    'answers 400 to %j, which is not JSON',
    body => expect(refusal(body)).toMatchObject({ status: 400 }),
  );

  it.each([
    [[], 'the body'],
    [{ ...created, event: undefined }, 'event is missing'],
    [withEvent({ time: '2026-11-02T09:30:00Z' }), 'event.type is missing'],
    [withEvent({ type: 'resolve', time: 'yesterday' }), 'event.time'],
    [{ ...created, alert_group: null }, 'alert_group'],
    [withGroup({ created_at: undefined }), 'alert_group.created_at is missing'],
    [withGroup({ created_at: 'monday' }), 'alert_group.created_at'],
    [
      { ...withGroup({ id: null }), alert_group_id: null },
      'alert_group_id: is missing',
    ],
    [{ ...created, alert_group_id: 'x'.repeat(201) }, 'alert_group_id'],
    [
      withEvent({ type: 'frobnicate' }, { state: 'unheard of' }),
      "event.type is 'frobnicate'",
    ],
  ])('answers 422 naming the field (%#)', (body, field) => {
    const error = refusal(body);
    expect(error.status).toBe(422);
    expect(error.message).toContain(field);
  });
});

describe('text from outside', () => {
  it.each(['vbscript:msgbox(1)', 'data:text/html,x', 'not a url', 7])(
    'drops the address %j',
    web => {
      expect(alertOf(withGroup({ permalinks: { web } }))).not.toHaveProperty(
        'url',
      );
    },
  );

  it('stays within the bounds of an alert, whatever is sent', () => {
    const labels = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [
        `${i}${'k'.repeat(300)}`,
        'v'.repeat(5_000),
      ]),
    );
    const alert = alertOf({
      ...withGroup({
        title: `${'a'.repeat(999)}\u{1F525}`,
        labels: { service: 's'.repeat(5_000), ...labels },
        permalinks: { web: `https://x.example/${'p'.repeat(3_000)}` },
      }),
      users_to_be_notified: Array.from({ length: 900 }, (_, i) => ({
        username: 'u'.repeat(900),
        email: `user${i}@meridian.example`,
      })),
      integration: { name: 'n'.repeat(5_000), team: 't'.repeat(5_000) },
    });
    expect(alertSchema.safeParse(alert).error).toBeUndefined();
    expect(alert.title).toBe(`${'a'.repeat(999)}\ufffd`);
    expect(Object.keys(alert.labels)).toHaveLength(100);
    expect(alert.contacts).toHaveLength(200);
  });

  it('removes control characters, which cannot be stored', () => {
    const alert = alertOf(
      withGroup({
        title: 'disk\u0000full\u001b[31m',
        labels: { 'a\u0000': '1' },
      }),
    );
    expect(alert.title).toBe('disk full [31m');
    expect(alert.labels).toMatchObject({ a: '1' });
  });

  it('drops people and labels it cannot read, never the alert', () => {
    const alert = alertOf({
      ...withGroup({
        labels: { severity: 'critical', deep: { x: 1 }, n: 3, none: null },
      }),
      users_to_be_notified: [null, 'ada', { email: 'not an address' }],
      notified_users: { unexpected: true },
      alert_payload: 'plain text',
      integration: 'unexpected',
    });
    expect(alert).toMatchObject({
      severity: 'P1',
      labels: { severity: 'critical', n: '3' },
      contacts: [],
    });
  });

  it('says which value of a severity label it did not know', () => {
    expect(
      alertOf(withGroup({ labels: { severity: 'purple' } })),
    ).toMatchObject({
      severity: 'P3',
      severityReason: expect.stringContaining("'purple'"),
    });
  });

  it('does not take names of the language for severities', () => {
    const labels = { severity: 'constructor', __proto__: { x: '1' } };
    expect(alertOf(withGroup({ labels })).severity).toBe('P3');
  });

  it('finds severity and entity in the plain fields of a custom alert', () => {
    const alert = alertOf({
      ...withGroup({ labels: [] }),
      alert_payload: { severity: 'info', service: 'search' },
    });
    expect(alert).toMatchObject({ severity: 'P4', labels: {} });
    expect(alert.entityHints[0]).toBe('search');
  });
});
