import type {
  Alert,
  Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { AlertGroupRecord, RouteAlert } from './AlertRouting';
import { event } from './Decision';
import { foldCommit } from './foldIncident';
import { headOf } from './headOf';
import { incidentIdOf } from './incidentId';
import { GENESIS, openCommit, sealCommit, type HeadKeys } from './ledger';
import type { Settings } from './Settings';

/** Alerts of this source are played for practice; nothing that comes in from outside can be it. */
export const DRILL_SOURCE = 'drill';

export interface RoutingContext {
  /** Severities that open an incident. */
  readonly opens: readonly Severity[];
  readonly settings: Settings;
  readonly keys: HeadKeys;
  readonly now: Date;
  readonly commitId: string;
}

const isBefore = (a: string, b: string) => Date.parse(a) < Date.parse(b);

/** False where one of them is no time: what cannot be placed is not taken for late. */
const isNotAfter = (a: string, b: string) => Date.parse(a) <= Date.parse(b);

function later(a: string | undefined, b: string | undefined) {
  if (!a || !b) return a ?? b;
  return isBefore(a, b) ? b : a;
}

function groupAfter(
  known: AlertGroupRecord | undefined,
  alert: Alert,
): AlertGroupRecord {
  const late = known?.at && alert.at && isBefore(alert.at, known.at);
  const resolvedAt =
    alert.state === 'resolved'
      ? later(known?.resolvedAt, alert.at)
      : known?.resolvedAt;
  const at = late ? known.at : alert.at ?? known?.at;
  return {
    source: alert.source,
    group: alert.group,
    state: late ? known.state : alert.state,
    generation: known?.generation ?? 0,
    ...(at ? { at } : {}),
    ...(resolvedAt ? { resolvedAt } : {}),
    ...(known?.startedAt ? { startedAt: known.startedAt } : {}),
    ...(known?.incidentId ? { incidentId: known.incidentId } : {}),
  };
}

/** The sentence that says why this alert opens nothing, or `undefined`. */
function whyNotOpen(
  alert: Alert,
  group: AlertGroupRecord,
  { opens }: RoutingContext,
): string | undefined {
  if (alert.state === 'resolved')
    return 'Recorded only: the alert is resolved and no incident is open for it.';
  if (!opens.includes(alert.severity))
    return `Recorded only: ${
      alert.severity
    } does not open an incident here (these do: ${opens.join(', ')}).`;
  if (group.resolvedAt && alert.at && isNotAfter(alert.at, group.resolvedAt))
    return 'Recorded only: this happened before the alert was resolved, and arrived late.';
  return undefined;
}

/** Whether the group fires anew, after the episode that opened its newest incident was over. */
function isNewEpisode(alert: Alert, group: AlertGroupRecord): boolean {
  if (alert.state !== 'firing') return false;
  if (group.startedAt && isBefore(group.startedAt, alert.startedAt))
    return true;
  return group.resolvedAt !== undefined;
}

function opening(
  alert: Alert,
  incidentId: string,
  follows: string | undefined,
  context: RoutingContext,
) {
  const { now } = context;
  const stored = sealCommit({
    incidentId,
    seq: 1,
    commitId: context.commitId,
    previous: GENESIS,
    at: now.toISOString(),
    events: [
      event(
        'INCIDENT_DECLARED',
        {
          title: alert.title || 'Untitled alert',
          severity: alert.severity,
          severityReason: alert.severityReason,
          kind: alert.source === DRILL_SOURCE ? 'drill' : 'real',
          entityHints: alert.entityHints,
          origin: {
            type: 'alert',
            source: alert.source,
            group: alert.group,
            startedAt: alert.startedAt,
          },
          ...(follows ? { follows } : {}),
        },
        {
          now,
          actor: { kind: 'system', name: alert.source, door: 'webhook' },
        },
      ),
    ],
  });
  const incident = foldCommit(undefined, openCommit(stored));
  return { commit: stored, head: headOf(incident, stored, context) };
}

/**
 * What a delivered alert leads to: it opens an incident, belongs to the open one, or is recorded
 * only. A new episode of a group whose incident was resolved opens a new, linked incident.
 */
export function routeAlert(alert: Alert, context: RoutingContext): RouteAlert {
  return ({ group: known, incident }) => {
    const group = groupAfter(known, alert);
    if (incident && incident.status !== 'resolved')
      return { type: 'attach', incidentId: incident.incidentId, group };
    const reason = whyNotOpen(alert, group, context);
    if (incident && (reason || !isNewEpisode(alert, group)))
      return { type: 'attach', incidentId: incident.incidentId, group };
    if (reason) return { type: 'record', reason, group };
    // What was resolved before belongs to the episode before.
    const { resolvedAt: _before, ...reopened } = group;
    const generation = group.generation + 1;
    const incidentId = incidentIdOf(
      'alert',
      alert.source,
      alert.group,
      alert.startedAt,
      String(generation),
    );
    return {
      type: 'open',
      group: {
        ...reopened,
        generation,
        incidentId,
        startedAt: alert.startedAt,
      },
      ...opening(alert, incidentId, incident?.incidentId, context),
    };
  };
}
