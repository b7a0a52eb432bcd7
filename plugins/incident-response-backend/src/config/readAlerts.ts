import { DEFAULT_STORM } from './defaults';
import type { AlertsConfig } from './IncidentResponseConfig';
import type { Reader } from './Reader';

/** The store keeps one row for each incident that may be opened within the time. */
const HIGHEST_LIMIT = 1_000;
const SHORTEST_MS = 1_000;

function readStorm(alerts: Reader | undefined): AlertsConfig['storm'] {
  const reader = alerts?.section('storm');
  if (!reader) return DEFAULT_STORM;
  reader.only(['enabled', 'limit', 'within']);
  const limit = reader.number('limit') ?? DEFAULT_STORM.limit;
  const withinMs = reader.duration('within') ?? DEFAULT_STORM.withinMs;
  if (!Number.isInteger(limit) || limit < 1 || limit > HIGHEST_LIMIT) {
    reader.wrong('limit', `must be a whole number from 1 to ${HIGHEST_LIMIT}.`);
  }
  if (withinMs < SHORTEST_MS) {
    reader.wrong('within', 'must be at least one second.');
  }
  return reader.boolean('enabled') === false ? undefined : { limit, withinMs };
}

export function readAlerts(root: Reader): AlertsConfig {
  const reader = root.section('alerts');
  reader?.only(['groupByEntity', 'storm', 'resolveWhenClear']);
  const storm = readStorm(reader);
  const resolveWhenClearMs = reader?.duration('resolveWhenClear');
  return {
    groupByEntity: reader?.boolean('groupByEntity') ?? false,
    ...(storm && { storm }),
    ...(resolveWhenClearMs !== undefined && { resolveWhenClearMs }),
  };
}
