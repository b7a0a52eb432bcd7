import type { AlertGroup, OncallTrigger, OncallUser } from './AlertGroup';

/**
 * `dictionary` with the label feature on, `list` of pairs without it.
 *
 * @public
 */
export type LabelShape = 'dictionary' | 'list';

/**
 * What happened to a group, as a webhook tells it.
 *
 * @public
 */
export interface OncallEvent {
  readonly trigger: OncallTrigger;
  /** Microseconds, `…Z`; used where the trigger tells the present. */
  readonly at: string;
  readonly user: OncallUser | null;
}

/**
 * How the installation writes its webhooks.
 *
 * @public
 */
export interface RenderOptions {
  readonly labels: LabelShape;
  /** `irm` writes trigger types capitalised. */
  readonly names: 'oncall' | 'irm';
  /** Address of the installation, for permalinks. */
  readonly oncallUrl: string;
}

/** Every alert comes by this route. */
export const DEFAULT_ROUTE = 'RTWIN0DEFAULT';

/** Event times are written with an offset, group times with a Z. */
const withOffset = (time: string | null) =>
  time === null ? null : time.replace(/Z$/, '+00:00');

/** The `un*` triggers say nothing about when. */
function eventTime(group: AlertGroup, { trigger, at }: OncallEvent) {
  switch (trigger) {
    case 'alert group created':
      return { time: withOffset(group.createdAt) };
    case 'acknowledge':
      return { time: withOffset(group.acknowledgedAt ?? at) };
    case 'resolve':
      return { time: withOffset(group.resolvedAt ?? at) };
    case 'silence':
      return {
        time: withOffset(group.silencedAt ?? at),
        until: withOffset(group.silencedUntil),
      };
    case 'escalation':
    case 'personal notification':
      return { time: withOffset(at) };
    case 'unacknowledge':
    case 'unresolve':
    case 'unsilence':
      return {};
    default: {
      const unreachable: never = trigger;
      throw new Error(`Unknown trigger ${JSON.stringify(unreachable)}`);
    }
  }
}

const capitalised = (text: string) =>
  text.replace(/\b[a-z]/g, letter => letter.toUpperCase());

function renderLabels(
  labels: Readonly<Record<string, string>>,
  shape: LabelShape,
) {
  if (shape === 'dictionary') return labels;
  return Object.entries(labels).map(([key, value]) => ({
    key: { id: `K_${key}`, name: key },
    value: { id: `V_${value}`, name: value },
  }));
}

function alertPayload({ alert, state }: AlertGroup): unknown {
  if (alert.payload !== undefined) return alert.payload;
  const labels = alert.labels ?? {};
  return {
    status: state === 'resolved' ? 'resolved' : 'firing',
    commonLabels: labels,
    groupLabels: {},
    alerts: [{ status: 'firing', labels }],
  };
}

/** The group as webhooks and the public API write it. */
export function renderGroup(
  group: AlertGroup,
  options: Omit<RenderOptions, 'names'>,
) {
  return {
    id: group.id,
    integration_id: 'CTWIN0INTEGR8',
    team_id: null,
    route_id: DEFAULT_ROUTE,
    alerts_count: 1,
    state: group.state,
    created_at: group.createdAt,
    resolved_at: group.resolvedAt,
    resolved_by: group.resolvedBy?.id ?? null,
    acknowledged_at: group.acknowledgedAt,
    acknowledged_by: group.acknowledgedBy?.id ?? null,
    title: group.alert.title,
    permalinks: {
      slack: null,
      slack_app: null,
      telegram: null,
      web: `${options.oncallUrl}/a/grafana-oncall-app/alert-groups/${group.id}`,
    },
    silenced_at: group.silencedAt,
    labels: renderLabels(group.alert.labels ?? {}, options.labels),
    last_alert: {
      id: `A${group.id.slice(1)}`,
      alert_group_id: group.id,
      created_at: group.createdAt,
      payload: alertPayload(group),
    },
  };
}

/**
 * The body of a webhook that forwards everything. The group is what it is when the delivery runs:
 * it may already be further than the event that is told.
 *
 * @public
 */
export function renderBody(
  group: AlertGroup,
  event: OncallEvent,
  options: RenderOptions,
): unknown {
  const { alert } = group;
  const labelled = options.labels === 'dictionary';
  const type =
    options.names === 'irm' ? capitalised(event.trigger) : event.trigger;
  return {
    event: {
      type,
      ...eventTime(group, event),
      ...(event.trigger === 'personal notification' && { user: event.user }),
    },
    user: event.user,
    alert_group: renderGroup(group, options),
    alert_group_id: group.id,
    alert_payload: alertPayload(group),
    integration: {
      id: 'CTWIN0INTEGR8',
      type: 'alertmanager',
      name: alert.integration ?? 'Alerts',
      team: alert.team ?? null,
      ...(labelled && { labels: {} }),
    },
    notified_users: [],
    users_to_be_notified: alert.usersToBeNotified ?? [],
    alert_group_acknowledged_by: group.acknowledgedBy,
    alert_group_resolved_by: group.resolvedBy,
    ...(labelled && {
      webhook: { id: 'WTWIN0WEBHOOK', name: 'Incidents', labels: {} },
    }),
    external_id: null,
  };
}
