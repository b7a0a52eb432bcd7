import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import type { NotificationService } from '@backstage/plugin-notifications-node';

type Urgency = NonNullable<
  Parameters<NotificationService['send']>[0]['payload']['severity']
>;

const BY_SEVERITY: Readonly<Record<Incident['severity'], Urgency>> = {
  P1: 'critical',
  P2: 'high',
  P3: 'normal',
  P4: 'low',
};

/** How loud a notification about an incident is; practice wakes nobody. */
export function urgencyOf({
  kind,
  severity,
}: Pick<Incident, 'kind' | 'severity'>): Urgency {
  return kind === 'drill' ? 'low' : BY_SEVERITY[severity];
}
