import type {
  Alert,
  AlertState,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { ReceivedAlert } from '@incident-response/backstage-plugin-incident-response-node';

export const SOURCE = 'grafana-oncall';

/** What Grafana OnCall tells of one alert group, in order. */
export type AlertName = 'created' | 'acknowledged' | 'resolved';

const STATES: Readonly<Record<AlertName, AlertState>> = {
  created: 'firing',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
};

const MINUTES: Readonly<Record<AlertName, string>> = {
  created: '00',
  acknowledged: '02',
  resolved: '30',
};

/** One alert of the group, the same whenever it is sent again. */
export function alertNamed(name: AlertName): ReceivedAlert {
  const alert: Alert = {
    source: SOURCE,
    group: 'G1',
    startedAt: '2026-11-23T03:00:00.000Z',
    trigger: `alert group ${name}`,
    state: STATES[name],
    at: `2026-11-23T03:${MINUTES[name]}:00.000Z`,
    title: 'Checkout error rate above 5 %',
    severity: 'P1',
    severityReason: 'label severity=critical',
    entityHints: ['checkout'],
    labels: { severity: 'critical' },
    contacts: [{ email: 'carol@example.org', name: 'carol' }],
  };
  return { eventKey: `G1:${name}`, alert };
}
