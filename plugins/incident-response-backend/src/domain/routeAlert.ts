import {
  isOpenStatus,
  type Alert,
  type Severity,
} from '@incident-response/backstage-plugin-incident-response-common';
import { cameLate, groupAfter, groupIn, isNewEpisode } from './alertGroup';
import type {
  AlertGroupRecord,
  RouteAlert,
  RouteClaim,
  RouteDecision,
  RoutingKnowledge,
  StormLimit,
  Surroundings,
} from './AlertRouting';
import { incidentIdOf } from './incidentId';
import type { HeadKeys } from './ledger';
import { openIncident } from './openIncident';
import type { Settings } from './Settings';

/** Alerts of this source are played for practice; nothing that comes in from outside can be it. */
export const DRILL_SOURCE = 'drill';

const REMOVED =
  'Recorded only: it belongs to an incident that was removed under retention.';

/** What this installation wants of alerts beyond their severity. */
export interface AlertRules {
  /** An alert for an entity that has an open incident belongs to it. */
  readonly groupByEntity?: boolean;
  /** Beyond it, alerts share one incident. */
  readonly storm?: StormLimit;
  /** Epoch milliseconds of the first start: what began before opens nothing. */
  readonly installedAt?: number;
}

export interface RoutingContext {
  /** Severities that open an incident. */
  readonly opens: readonly Severity[];
  readonly rules?: AlertRules;
  readonly settings: Settings;
  readonly keys: HeadKeys;
  readonly now: Date;
  readonly commitId: string;
}

/** What has to be known to route this alert. Drills keep to themselves. */
export function surroundingsOf(
  alert: Alert,
  rules: AlertRules | undefined,
  now: Date,
): Surroundings {
  if (!rules || alert.source === DRILL_SOURCE || alert.state === 'resolved')
    return {};
  const [hint] = alert.entityHints;
  const isRef = (text: string) => /^[^:/\s]+:[^/\s]+\/[^/\s]+$/.test(text);
  const key = hint?.toLocaleLowerCase('en-US');
  return {
    ...(rules.groupByEntity && key
      ? {
          entity: {
            key,
            refs: [isRef(key) ? key : `component:default/${key}`],
          },
        }
      : {}),
    ...(rules.storm ? { storm: { ...rules.storm, now: now.getTime() } } : {}),
  };
}

/** The sentence that says why this alert opens nothing, or `undefined`. */
function whyNotOpen(
  alert: Alert,
  group: AlertGroupRecord,
  { opens, rules }: RoutingContext,
): string | undefined {
  if (alert.state === 'resolved')
    return 'Recorded only: the alert is resolved and no incident is open for it.';
  if (!opens.includes(alert.severity))
    return `Recorded only: ${
      alert.severity
    } does not open an incident here (these do: ${opens.join(', ')}).`;
  if (cameLate(alert, group))
    return 'Recorded only: this happened before the alert was resolved, and arrived late.';
  const installedAt = rules?.installedAt;
  // A group that was resolved since fires anew, whenever it first began.
  if (
    installedAt !== undefined &&
    !group.resolvedAt &&
    Date.parse(alert.startedAt) < installedAt
  )
    return `Recorded only: the alert began at ${
      alert.startedAt
    }, before incident response was installed here (${new Date(
      installedAt,
    ).toISOString()}).`;
  return undefined;
}

function openNew(
  alert: Alert,
  group: AlertGroupRecord,
  known: RoutingKnowledge,
  context: RoutingContext,
): RouteDecision {
  const generation = group.generation + 1;
  const incidentId = incidentIdOf(
    'alert',
    alert.source,
    alert.group,
    alert.startedAt,
    String(generation),
  );
  const { entity, storm } = surroundingsOf(alert, context.rules, context.now);
  const isStorm = known.storm?.isFull === true;
  const claimOf = (
    kind: RouteClaim['kind'],
    key: string,
    version: number | undefined,
  ): RouteClaim => ({
    kind,
    key,
    ...(version === undefined ? {} : { version }),
  });
  const ordinary = {
    ...(storm ? { limit: storm } : {}),
    ...(entity
      ? { claim: claimOf('entity', entity.key, known.entity?.version) }
      : {}),
  };
  return {
    type: 'open',
    group: { ...groupIn(group, incidentId, alert), generation },
    ...openIncident(alert, incidentId, context, {
      kind: alert.source === DRILL_SOURCE ? 'drill' : 'real',
      ...(known.incident ? { follows: known.incident.incidentId } : {}),
      // What was kept to few people does not come back for everybody.
      ...(known.incident?.visibility === 'restricted' && !isStorm
        ? { visibility: 'restricted' as const }
        : {}),
      ...(isStorm && context.rules?.storm
        ? { storm: context.rules.storm }
        : {}),
    }),
    ...(isStorm
      ? { claim: claimOf('storm', '', known.storm?.version) }
      : ordinary),
  };
}

/** The open incident of the same entity, else of the storm that is on. */
function sharedIncident({ entity, storm }: RoutingKnowledge) {
  const candidates = [
    entity?.incident,
    storm?.isFull ? storm.incident : undefined,
  ];
  return candidates.find(
    candidate => candidate && isOpenStatus(candidate.status),
  );
}

/**
 * What a delivered alert leads to: it opens an incident, belongs to an open one, or is recorded
 * only. A new episode of a group whose incident is over opens a new, linked incident.
 */
export function routeAlert(alert: Alert, context: RoutingContext): RouteAlert {
  return known => {
    const { incident } = known;
    const group = groupAfter(known.group, alert);
    if (incident && isOpenStatus(incident.status))
      return { type: 'attach', incidentId: incident.incidentId, group };
    const reason = whyNotOpen(alert, group, context);
    if (incident && (reason || !isNewEpisode(alert, known.group, group)))
      return incident.removed
        ? { type: 'record', reason: reason ?? REMOVED, group }
        : { type: 'attach', incidentId: incident.incidentId, group };
    if (reason) return { type: 'record', reason, group };
    const shared = sharedIncident(known);
    if (shared)
      return {
        type: 'attach',
        incidentId: shared.incidentId,
        group: groupIn(group, shared.incidentId, alert),
      };
    return openNew(alert, group, known, context);
  };
}
