import {
  CHECKLIST_ITEMS,
  type Alert,
  type AlertGroup,
  type FoundPerson,
  type LedgerEventOf,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { FoldedIncident } from '../FoldedIncident';
import { callsUnasked } from './people';
import { mergePeople } from './mergePeople';

type Declared = LedgerEventOf<'INCIDENT_DECLARED'>;
type Recorded = LedgerEventOf<'ALERT_RECORDED'>;

/** The incident that a declaration opens. */
export function declared(
  incidentId: string,
  { data, at, actor }: Declared,
): FoldedIncident {
  return {
    id: incidentId,
    seq: 1,
    title: data.title,
    kind: data.kind,
    severity: data.severity,
    severityReason: data.severityReason,
    severityChanges: [],
    status: 'declared',
    ...(data.summary ? { summary: data.summary } : {}),
    source: data.origin.type === 'alert' ? data.origin.source : 'person',
    entityHints: data.entityHints,
    ...(actor.kind === 'person' ? { declaredBy: actor.entityRef } : {}),
    ...(data.follows ? { follows: data.follows } : {}),
    ...(data.storm ? { storm: data.storm } : {}),
    visibility: data.visibility ?? 'normal',
    roles: {},
    links: [],
    ratings: [],
    reopenings: [],
    alerts: [],
    responders: [],
    inviteRounds: 0,
    gaps: [],
    checklist: CHECKLIST_ITEMS.map(item => ({ item, done: false })),
    notes: [],
    draftRequests: [],
    drafts: [],
    approverCalls: [],
    reminders: {
      sent: 0,
      tried: 0,
      unanswered: 0,
      toldOn: 0,
      since: at,
      silenced: false,
      cadence: 'off',
    },
    commandWatch: { reminders: 0 },
    ownershipWatch: { looks: 0, seen: 0, news: 0, asked: 0 },
    calls: [],
    effects: {},
    milestones: {
      declaredAt: at,
      ...(data.origin.type === 'alert'
        ? { firedAt: data.origin.startedAt, receivedAt: at }
        : {}),
    },
    postmortem: {},
    announcements: [],
    suggestedComponents: [],
    recordedAlerts: [],
    requests: [],
    approvalsGiven: 0,
    refusedApprovals: {},
    kept: {},
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

/** Counts each time that nothing fires any longer, so that each can be told of once. */
function clearAfter(
  known: FoldedIncident['allClear'],
  alerts: readonly AlertGroup[],
  at: string,
): FoldedIncident['allClear'] {
  if (alerts.some(({ state }) => state !== 'resolved'))
    return known && { times: known.times };
  return known?.since ? known : { times: (known?.times ?? 0) + 1, since: at };
}

const MOST_HINTS = 40;

/** As long as the broken thing is not known, every alert may name it. */
function hintsWith(
  { ownership, entityHints }: FoldedIncident,
  hints: readonly string[],
): readonly string[] {
  return ownership?.entity
    ? entityHints
    : [...new Set([...entityHints, ...hints])].slice(0, MOST_HINTS);
}

/** Whom the source notifies. */
function contactsOf({ contacts }: Alert): readonly FoundPerson[] {
  return contacts.flatMap(({ email, name, person }) =>
    email || person
      ? [
          {
            ...(email ? { email: email.toLowerCase() } : {}),
            ...(name ? { name } : {}),
            ...(person ? { person } : {}),
            source: 'on-call' as const,
          },
        ]
      : [],
  );
}

/** Folds what opened the incident and what its alerts did since. */
export function foldOpening(
  incident: FoldedIncident,
  event: Declared | Recorded,
): FoldedIncident {
  // A second declaration cannot be decided; an old ledger that has one keeps its first.
  if (event.type === 'INCIDENT_DECLARED') return incident;
  const { alert, eventKey } = event.data;
  const { allClear: clearBefore, ...rest } = incident;
  const alerts = mergeGroup(incident.alerts, event);
  const allClear = clearAfter(clearBefore, alerts, event.at);
  return {
    ...rest,
    alerts,
    ...(allClear ? { allClear } : {}),
    firstAlert: incident.firstAlert ?? alert,
    recordedAlerts: [...incident.recordedAlerts, eventKey],
    entityHints: hintsWith(incident, alert.entityHints),
    responders: callsUnasked(incident)
      ? mergePeople(incident.responders, contactsOf(alert))
      : incident.responders,
  };
}
