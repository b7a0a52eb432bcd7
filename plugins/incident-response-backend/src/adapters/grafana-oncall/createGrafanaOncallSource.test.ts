import { alertSchema } from '@incident-response/backstage-plugin-incident-response-common';
import { alertOf, parse, withGroup } from './__testUtils__/bodies';
import created from './fixtures/created.json';
import acknowledged from './fixtures/irm-acknowledged.json';
import resolved from './fixtures/resolve-label-list.json';
import unsilenced from './fixtures/unsilence-bare.json';

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
