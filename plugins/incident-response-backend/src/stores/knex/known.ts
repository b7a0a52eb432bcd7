import {
  alertStateSchema,
  incidentStatusSchema,
  type IncidentStatus,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { AlertGroupRecord, Delivery } from '../IncidentStore';
import { fromPlain, toKey } from './plainText';

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
  readonly incident:
    | { readonly incidentId: string; readonly status: IncidentStatus }
    | undefined;
}

export interface KnownRow {
  readonly inbox_id: number | string | null;
  readonly delivered_to: string | null;
  readonly version: number | null;
  readonly state: string;
  readonly at: string | null;
  readonly resolved_at: string | null;
  readonly generation: number;
  readonly incident_id: string | null;
  readonly status: string | null;
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
      ...(row.incident_id !== null && {
        incidentId: fromPlain(row.incident_id),
      }),
      generation: row.generation,
    },
  };
}

/** One query for everything; its values are `knownValues`. */
export const KNOWN_SQL = `
  select i.inbox_id, i.incident_id as delivered_to,
         g.version, g.state, g.at, g.resolved_at, g.generation, g.incident_id,
         h.status
  from (select 1 as one) o
  left join ir_inbox i on i.event_key = ?
  left join ir_alert_groups g on g.source = ? and g.group_key = ?
  left join ir_heads h on h.incident_id = g.incident_id`;

export function knownValues({ eventKey, alert }: Delivery): readonly string[] {
  return [toKey(eventKey), toKey(alert.source), toKey(alert.group)];
}

function incidentOf(row: KnownRow): Known['incident'] {
  if (row.incident_id === null || row.status === null) return undefined;
  return {
    incidentId: fromPlain(row.incident_id),
    status: incidentStatusSchema.parse(row.status),
  };
}

function deliveredOf(row: KnownRow): Known['delivered'] {
  if (row.inbox_id === null) return undefined;
  return {
    incidentId:
      row.delivered_to === null ? undefined : fromPlain(row.delivered_to),
  };
}

export function toKnown(row: KnownRow, delivery: Delivery): Known {
  return {
    delivered: deliveredOf(row),
    group: groupOf(row, delivery),
    incident: incidentOf(row),
  };
}
