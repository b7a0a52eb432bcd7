import type { AlertName } from '../alerts';

const TRIGGER: Readonly<Record<AlertName, string>> = {
  created: 'alert group created',
  acknowledged: 'acknowledge',
  resolved: 'resolve',
};

const STATE: Readonly<Record<AlertName, string>> = {
  created: 'firing',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
};

const GROUP = 'ICRASHMATRIX1';

/** An alert as Grafana OnCall posts it: the same bytes whenever it is sent again. */
export function webhookBody(
  alert: AlertName,
  startedAt: Date,
): { readonly body: object; readonly eventKey: string } {
  const minutes = Object.keys(TRIGGER).indexOf(alert);
  const time = new Date(startedAt.getTime() + minutes * 1_000).toISOString();
  return {
    eventKey: `grafana-oncall:${GROUP}:${TRIGGER[alert]}:${time}`,
    body: {
      event: { type: TRIGGER[alert], time },
      user: null,
      alert_group: {
        id: GROUP,
        state: STATE[alert],
        created_at: startedAt.toISOString(),
        title: 'Checkout error rate above 5 %',
        labels: { severity: 'critical', service: 'checkout' },
      },
      alert_group_id: GROUP,
    },
  };
}
