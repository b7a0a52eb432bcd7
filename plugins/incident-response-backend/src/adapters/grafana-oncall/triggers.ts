import type { AlertState } from '@incident-response/backstage-plugin-incident-response-common';

/** Where the group says when a trigger happened, for bodies without `event.time`. */
type GroupTime = 'created_at' | 'acknowledged_at' | 'resolved_at';

/**
 * What a trigger means. `reports` triggers say that something is going on, not that it changed:
 * they leave a resolved group resolved.
 */
interface Trigger {
  readonly name: string;
  readonly state: AlertState;
  readonly reports?: true;
  readonly time?: GroupTime | 'silenced_at';
}

const TRIGGERS: readonly Trigger[] = [
  { name: 'alert group created', state: 'firing', time: 'created_at' },
  { name: 'acknowledge', state: 'acknowledged', time: 'acknowledged_at' },
  { name: 'resolve', state: 'resolved', time: 'resolved_at' },
  { name: 'silence', state: 'silenced', time: 'silenced_at' },
  { name: 'unsilence', state: 'firing' },
  { name: 'unresolve', state: 'firing' },
  { name: 'unacknowledge', state: 'firing' },
  { name: 'escalation', state: 'firing', reports: true },
  { name: 'personal notification', state: 'firing', reports: true },
];

/** Other names of the same triggers: as the settings page, IRM and templates write them. */
const ALIASES: Readonly<Record<string, string>> = {
  created: 'alert group created',
  firing: 'alert group created',
  'alert created': 'alert group created',
  acknowledged: 'acknowledge',
  resolved: 'resolve',
  silenced: 'silence',
  unsilenced: 'unsilence',
  unresolved: 'unresolve',
  unacknowledged: 'unacknowledge',
  escalated: 'escalation',
  'manual or escalation step': 'escalation',
};

/** `Alert_Group-Created ` → `alert group created`. */
export function normalTrigger(type: string): string {
  const name = type
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  return ALIASES[name] ?? name;
}

export function findTrigger(type: string): Trigger | undefined {
  return TRIGGERS.find(trigger => trigger.name === normalTrigger(type));
}

const STATES: Readonly<Record<string, AlertState>> = {
  firing: 'firing',
  new: 'firing',
  acknowledged: 'acknowledged',
  resolved: 'resolved',
  silenced: 'silenced',
};

/**
 * The state an event leads to. The event's type decides; the group's own state may already be newer
 * and is asked only where the type does not say (`status change`, a trigger of a later version).
 * `undefined`: neither says.
 */
export function stateOf(
  type: string,
  groupState: string | null | undefined,
): AlertState | undefined {
  const hint = STATES[groupState?.trim().toLowerCase() ?? ''];
  const trigger = findTrigger(type);
  if (!trigger) return hint;
  return trigger.reports && hint === 'resolved' ? 'resolved' : trigger.state;
}
