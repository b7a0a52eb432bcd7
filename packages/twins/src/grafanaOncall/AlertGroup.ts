/**
 * Somebody OnCall knows.
 *
 * @public
 */
export interface OncallUser {
  readonly id: string;
  readonly username: string;
  readonly email: string;
}

/**
 * What opens an alert group.
 *
 * @public
 */
export interface NewAlert {
  readonly title: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The monitoring system's own alert. Default: the labels as Alertmanager sends them. */
  readonly payload?: unknown;
  readonly usersToBeNotified?: readonly OncallUser[];
  /** Name of the integration that took the alert. Default: `Alerts`. */
  readonly integration?: string;
  readonly team?: string;
}

/**
 * Where an alert group stands.
 *
 * @public
 */
export type OncallState = 'firing' | 'acknowledged' | 'resolved' | 'silenced';

/**
 * An alert group as OnCall keeps it. Times are ISO 8601 with microseconds, `…Z`.
 *
 * @public
 */
export interface AlertGroup {
  readonly id: string;
  readonly state: OncallState;
  readonly createdAt: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: OncallUser | null;
  readonly resolvedAt: string | null;
  readonly resolvedBy: OncallUser | null;
  readonly silencedAt: string | null;
  /** `null` while silenced: for ever. */
  readonly silencedUntil: string | null;
  readonly alert: NewAlert;
}

/**
 * The trigger types that change a group.
 *
 * @public
 */
export type OncallChange =
  | 'acknowledge'
  | 'unacknowledge'
  | 'resolve'
  | 'unresolve'
  | 'silence'
  | 'unsilence';

/**
 * Every trigger type of an outgoing webhook, as `event.type` says it.
 *
 * @public
 */
export type OncallTrigger =
  | 'alert group created'
  | 'escalation'
  | 'personal notification'
  | OncallChange;

const FROM: Readonly<Record<OncallChange, readonly OncallState[]>> = {
  acknowledge: ['firing', 'silenced'],
  unacknowledge: ['acknowledged'],
  resolve: ['firing', 'acknowledged', 'silenced'],
  unresolve: ['resolved'],
  silence: ['firing'],
  unsilence: ['silenced'],
};

const QUIET = {
  acknowledgedAt: null,
  acknowledgedBy: null,
  resolvedAt: null,
  resolvedBy: null,
  silencedAt: null,
  silencedUntil: null,
} as const;

/**
 * A group as it begins: firing since `createdAt`.
 *
 * @public
 */
export function openGroup(
  id: string,
  alert: NewAlert,
  createdAt: string,
): AlertGroup {
  return { id, state: 'firing', createdAt, alert, ...QUIET };
}

/**
 * The group after a change.
 *
 * @throws Error where OnCall would refuse it
 */
export function changeGroup(
  group: AlertGroup,
  change: OncallChange,
  at: string,
  by: OncallUser | null,
  silencedUntil: string | null = null,
): AlertGroup {
  if (!FROM[change].includes(group.state)) {
    throw new Error(
      `Can't ${change} alert group ${group.id}: it is ${
        group.state
      }. It must be ${FROM[change].join(' or ')}.`,
    );
  }
  switch (change) {
    case 'acknowledge':
      return {
        ...group,
        state: 'acknowledged',
        acknowledgedAt: at,
        acknowledgedBy: by,
      };
    case 'resolve':
      return { ...group, state: 'resolved', resolvedAt: at, resolvedBy: by };
    case 'silence':
      return { ...group, state: 'silenced', silencedAt: at, silencedUntil };
    case 'unacknowledge':
    case 'unresolve':
    case 'unsilence':
      return { ...group, ...QUIET, state: 'firing' };
    default: {
      const unreachable: never = change;
      throw new Error(`Unknown change ${JSON.stringify(unreachable)}`);
    }
  }
}
