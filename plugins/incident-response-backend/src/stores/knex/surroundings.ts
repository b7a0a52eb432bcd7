import {
  incidentStatusSchema,
  incidentVisibilitySchema,
  OPEN_STATUSES,
} from '@incident-response/backstage-plugin-incident-response-common';
import type { Knex } from 'knex';
import type {
  KnownIncident,
  RoutingKnowledge,
  Surroundings,
} from '../../domain/AlertRouting';
import { fromPlain, toKey, toPlain } from './plainText';

/** What the query about a delivery is asked besides. */
interface Part {
  readonly select: string;
  readonly selectValues: readonly Knex.RawBinding[];
  readonly join: string;
  readonly joinValues: readonly Knex.RawBinding[];
}

/** Columns that are there where they were asked for. */
export interface SurroundingsRow {
  readonly entity_version: number | null;
  readonly entity_incident: string | null;
  readonly entity_status: string | null;
  readonly entity_visibility: string | null;
  readonly entity_open: string | null;
  readonly entity_open_status: string | null;
  readonly storm_version: number | null;
  readonly storm_incident: string | null;
  readonly storm_status: string | null;
  readonly storm_used: number | string;
}

// However many an entity has had, an open one is among its newest.
const NEWEST = 20;
const OPEN = OPEN_STATUSES.map(status => `'${status}'`).join(', ');

const newestOpen = (column: string, refs: readonly string[]) => `(
  select ${column} from (
    select incident_id, status, kind, visibility from ir_heads
    where entity_ref in (${refs.map(() => '?').join(', ')})
    order by declared_at desc limit ${NEWEST}
  ) newest where status in (${OPEN}) and kind = 'real' and visibility = 'normal' limit 1)`;

/** By the route that an alert claimed, and by what the catalog said of incidents since. */
export function entityPart({
  key,
  refs,
}: NonNullable<Surroundings['entity']>): Part {
  const values = refs.map(toPlain);
  return {
    select: `er.version as entity_version, er.incident_id as entity_incident,
      eh.status as entity_status, eh.visibility as entity_visibility,
      ${newestOpen('incident_id', refs)} as entity_open,
      ${newestOpen('status', refs)} as entity_open_status`,
    selectValues: [...values, ...values],
    join: `left join ir_alert_routes er on er.kind = 'entity' and er.route_key = ?
      left join ir_heads eh on eh.incident_id = er.incident_id`,
    joinValues: [toKey(key)],
  };
}

export function stormPart({
  limit,
  withinMs,
  now,
}: NonNullable<Surroundings['storm']>): Part {
  return {
    select: `sr.version as storm_version, sr.incident_id as storm_incident,
      sh.status as storm_status,
      (select count(*) from ir_openings where slot < ? and opened_at > ?) as storm_used`,
    selectValues: [limit, now - withinMs],
    join: `left join ir_alert_routes sr on sr.kind = 'storm' and sr.route_key = ''
      left join ir_heads sh on sh.incident_id = sr.incident_id`,
    joinValues: [],
  };
}

export function incidentFrom(
  incidentId: string | null | undefined,
  status: string | null | undefined,
  visibility?: string | null,
): KnownIncident | undefined {
  if (!incidentId || !status) return undefined;
  return {
    incidentId: fromPlain(incidentId),
    status: incidentStatusSchema.parse(status),
    ...(visibility && {
      visibility: incidentVisibilitySchema.parse(visibility),
    }),
  };
}

const versionOf = (version: number | null | undefined) =>
  typeof version === 'number' ? { version } : {};

/** Whatever fires next is no business of the few who may know of a restricted one. */
function isShared(incident: KnownIncident | undefined): boolean {
  return (
    incident !== undefined &&
    incident.visibility !== 'restricted' &&
    OPEN_STATUSES.includes(incident.status)
  );
}

export function toSurroundings(
  row: Partial<SurroundingsRow>,
  { entity, storm }: Surroundings,
): Pick<RoutingKnowledge, 'entity' | 'storm'> {
  const routed = incidentFrom(
    row.entity_incident,
    row.entity_status,
    row.entity_visibility,
  );
  return {
    ...(entity && {
      entity: {
        incident: isShared(routed)
          ? routed
          : incidentFrom(row.entity_open, row.entity_open_status),
        ...versionOf(row.entity_version),
      },
    }),
    ...(storm && {
      storm: {
        incident: incidentFrom(row.storm_incident, row.storm_status),
        isFull: Number(row.storm_used) >= storm.limit,
        ...versionOf(row.storm_version),
      },
    }),
  };
}
