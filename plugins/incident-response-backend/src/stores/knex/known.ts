import { alertStateSchema } from '@incident-response/backstage-plugin-incident-response-common';
import type { Knex } from 'knex';
import type { RoutingKnowledge } from '../../domain/AlertRouting';
import type {
  AlertGroupRecord,
  Delivery,
  Surroundings,
} from '../IncidentStore';
import { fromPlain, toKey } from './plainText';
import {
  entityPart,
  incidentFrom,
  stormPart,
  toSurroundings,
  type SurroundingsRow,
} from './surroundings';

/** Everything a delivery is judged by. */
export interface Known {
  /** Set when this source event was stored before. */
  readonly delivered: { readonly incidentId: string | undefined } | undefined;
  readonly group:
    | {
        readonly record: AlertGroupRecord;
        /** Counts the writes of the group. */
        readonly version: number;
      }
    | undefined;
  /** All that the route is told. */
  readonly knowledge: RoutingKnowledge;
}

export interface KnownRow extends Partial<SurroundingsRow> {
  readonly inbox_id: number | string | null;
  readonly delivered_to: string | null;
  readonly version: number | null;
  readonly state: string;
  readonly at: string | null;
  readonly resolved_at: string | null;
  readonly started_at: string | null;
  readonly generation: number;
  readonly incident_id: string | null;
  readonly status: string | null;
  readonly visibility: string | null;
  readonly removed_status: string | null;
  readonly removed_visibility: string | null;
}

function groupOf(row: KnownRow, delivery: Delivery): Known['group'] {
  if (row.version === null) return undefined;
  return {
    version: row.version,
    record: {
      source: delivery.alert.source,
      group: delivery.alert.group,
      state: alertStateSchema.parse(row.state),
      ...(row.at !== null && { at: fromPlain(row.at) }),
      ...(row.resolved_at !== null && {
        resolvedAt: fromPlain(row.resolved_at),
      }),
      ...(row.started_at !== null && {
        startedAt: fromPlain(row.started_at),
      }),
      ...(row.incident_id !== null && {
        incidentId: fromPlain(row.incident_id),
      }),
      generation: row.generation,
    },
  };
}

/** One query for everything, asked for no more than is needed. */
export function knownQuery(
  { eventKey, alert }: Delivery,
  surroundings: Surroundings,
): { readonly sql: string; readonly values: readonly Knex.RawBinding[] } {
  const parts = [
    ...(surroundings.entity ? [entityPart(surroundings.entity)] : []),
    ...(surroundings.storm ? [stormPart(surroundings.storm)] : []),
  ];
  return {
    sql: `
  select i.inbox_id, i.incident_id as delivered_to,
         g.version, g.state, g.at, g.resolved_at, g.started_at, g.generation,
         g.incident_id, h.status, h.visibility,
         t.status as removed_status, t.visibility as removed_visibility
         ${parts.map(({ select }) => `, ${select}`).join('')}
  from (select 1 as one) o
  left join ir_inbox i on i.event_key = ?
  left join ir_alert_groups g on g.source = ? and g.group_key = ?
  left join ir_heads h on h.incident_id = g.incident_id
  left join ir_tombstones t on t.incident_id = g.incident_id
  ${parts.map(({ join }) => join).join('\n')}`,
    values: [
      ...parts.flatMap(({ selectValues }) => selectValues),
      toKey(eventKey),
      toKey(alert.source),
      toKey(alert.group),
      ...parts.flatMap(({ joinValues }) => joinValues),
    ],
  };
}

function deliveredOf(row: KnownRow): Known['delivered'] {
  if (row.inbox_id === null) return undefined;
  return {
    incidentId:
      row.delivered_to === null ? undefined : fromPlain(row.delivered_to),
  };
}

/** The group's newest incident, where only its tombstone is left. */
function removedFrom(row: KnownRow) {
  const known = incidentFrom(
    row.incident_id,
    row.removed_status,
    row.removed_visibility,
  );
  return known && { ...known, removed: true as const };
}

export function toKnown(
  row: KnownRow,
  delivery: Delivery,
  surroundings: Surroundings,
): Known {
  const group = groupOf(row, delivery);
  return {
    delivered: deliveredOf(row),
    group,
    knowledge: {
      group: group?.record,
      incident:
        incidentFrom(row.incident_id, row.status, row.visibility) ??
        removedFrom(row),
      ...toSurroundings(row, surroundings),
    },
  };
}
