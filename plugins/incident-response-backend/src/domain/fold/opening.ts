import {
  CHECKLIST_ITEMS,
  type AlertGroup,
  type LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { mergePeople } from './mergePeople';

type Declared = LedgerEventOf<'INCIDENT_DECLARED'>;
type Recorded = LedgerEventOf<'ALERT_RECORDED'>;

/** The incident that a declaration opens. */
export function declared(
  incidentId: string,
  { data, at }: Declared,
): FoldedIncident {
  return {
    id: incidentId,
    seq: 1,
    title: data.title,
    kind: data.kind,
    severity: data.severity,
    severityReason: data.severityReason,
    status: 'declared',
    ...(data.summary ? { summary: data.summary } : {}),
    source: data.origin.type === 'alert' ? data.origin.source : 'person',
    entityHints: data.entityHints,
    ...(data.follows ? { follows: data.follows } : {}),
    alerts: [],
    responders: [],
    inviteRounds: 0,
    gaps: [],
    checklist: CHECKLIST_ITEMS.map(item => ({ item, done: false })),
    notes: [],
    draftRequests: [],
    drafts: [],
    reminders: { sent: 0, since: at, silenced: false, cadence: 'off' },
    effects: {},
    milestones: {
      declaredAt: at,
      ...(data.origin.type === 'alert'
        ? { firedAt: data.origin.startedAt }
        : {}),
    },
    postmortem: {},
    announcements: [],
    suggestedComponents: [],
    recordedAlerts: [],
  };
}

function mergeGroup(
  groups: readonly AlertGroup[],
  { data }: Recorded,
): readonly AlertGroup[] {
  const { alert } = data;
  const known = groups.find(
    g => g.source === alert.source && g.group === alert.group,
  );
  // A timed event older than what is known arrived late: it tells nothing new.
  const late =
    known?.at && alert.at && Date.parse(alert.at) < Date.parse(known.at);
  const at = late ? known.at : alert.at ?? known?.at;
  // Not every delivery carries the address.
  const url = late ? known.url ?? alert.url : alert.url ?? known?.url;
  const merged: AlertGroup = {
    source: alert.source,
    group: alert.group,
    title: late ? known.title : alert.title,
    state: late ? known.state : alert.state,
    ...(at ? { at } : {}),
    ...(url ? { url } : {}),
  };
  return known
    ? groups.map(g => (g === known ? merged : g))
    : [...groups, merged];
}

/** Folds what opened the incident and what its alerts did since. */
export function foldOpening(
  incident: FoldedIncident,
  event: Declared | Recorded,
): FoldedIncident {
  // A second declaration cannot be decided; an old ledger that has one keeps its first.
  if (event.type === 'INCIDENT_DECLARED') return incident;
  const { alert, eventKey } = event.data;
  return {
    ...incident,
    alerts: mergeGroup(incident.alerts, event),
    firstAlert: incident.firstAlert ?? alert,
    recordedAlerts: [...incident.recordedAlerts, eventKey],
    responders: mergePeople(
      incident.responders,
      alert.contacts.flatMap(contact =>
        contact.email
          ? [
              {
                email: contact.email.toLowerCase(),
                ...(contact.name ? { name: contact.name } : {}),
                source: 'on-call' as const,
              },
            ]
          : [],
      ),
    ),
  };
}
