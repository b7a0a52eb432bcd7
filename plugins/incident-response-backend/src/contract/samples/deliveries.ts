import type { Alert } from '@incident-response/backstage-plugin-incident-response-common';
import type {
  AlertGroupRecord,
  Delivery,
  RouteAlert,
} from '../../stores/IncidentStore';
import { SAMPLE_TIME, sampleCommit, sampleHead } from './commits';

export function sampleDelivery(
  eventKey: string,
  changes: Partial<Alert> & { readonly receivedAt?: string } = {},
): Delivery {
  const { receivedAt = SAMPLE_TIME, ...alert } = changes;
  return {
    eventKey,
    receivedAt,
    alert: {
      source: 'grafana-oncall',
      group: 'group-1',
      startedAt: SAMPLE_TIME,
      trigger: 'alert group created',
      state: 'firing',
      at: SAMPLE_TIME,
      title: 'Checkout is failing',
      severity: 'P2',
      severityReason: 'label severity=critical',
      entityHints: ['checkout'],
      labels: { severity: 'critical' },
      contacts: [],
      ...alert,
    },
  };
}

function groupAfter(
  { alert }: Delivery,
  group: AlertGroupRecord | undefined,
  incidentId: string | undefined,
): AlertGroupRecord {
  return {
    source: alert.source,
    group: alert.group,
    state: alert.state,
    ...(alert.at !== undefined && { at: alert.at }),
    ...(alert.state === 'resolved' && { resolvedAt: alert.at }),
    ...(incidentId !== undefined && { incidentId }),
    generation:
      (group?.generation ?? 0) + (incidentId === group?.incidentId ? 0 : 1),
  };
}

/**
 * The plain rule: the first firing of a group opens an incident, what follows attaches to it,
 * a firing after the incident was resolved opens the next one.
 */
export function sampleRoute(delivery: Delivery): RouteAlert {
  return ({ group, incident }) => {
    if (incident && incident.status !== 'resolved')
      return {
        type: 'attach',
        incidentId: incident.incidentId,
        group: groupAfter(delivery, group, incident.incidentId),
      };
    if (delivery.alert.state !== 'firing')
      return {
        type: 'record',
        reason: 'Nothing is open for it.',
        group: groupAfter(delivery, group, group?.incidentId),
      };
    const incidentId = `inc-${delivery.alert.group}-${
      (group?.generation ?? 0) + 1
    }`;
    const commit = sampleCommit(incidentId);
    return {
      type: 'open',
      commit,
      head: sampleHead(commit, {
        dueAt: Date.parse(SAMPLE_TIME),
        card: { title: delivery.alert.title },
      }),
      group: groupAfter(delivery, group, incidentId),
    };
  };
}
