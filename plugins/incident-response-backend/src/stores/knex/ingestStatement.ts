import type { Knex } from 'knex';
import type { Delivery, RouteDecision } from '../IncidentStore';
import {
  assignmentList,
  commitColumns,
  headColumns,
  nameList,
  typedValueList,
  type Columns,
} from './columns';
import { peopleOf } from './headRow';
import { groupColumns, inboxColumns, routeColumns } from './ingestColumns';
import { toKey } from './plainText';

/** What is stored for one delivery, if all still stands as it was read. */
export interface IngestWrite {
  readonly delivery: Delivery;
  readonly decision: RouteDecision;
  /** `undefined`: the group was not known. */
  readonly groupVersion: number | undefined;
}

interface Part {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

type Opening = Extract<RouteDecision, { type: 'open' }>;

/** A condition that the rest of the statement hangs on: a row from `name`, or nothing is stored. */
interface Gate extends Part {
  readonly name: string;
}

const ALWAYS: Gate = {
  name: 'always',
  sql: 'always as (select 1 as one)',
  bindings: [],
};

/** So that a delivery which is stored already takes no slot. */
function isAsRead({ delivery, groupVersion }: IngestWrite): Part {
  const { source, group } = delivery.alert;
  const sameGroup =
    groupVersion === undefined
      ? 'not exists (select 1 from ir_alert_groups where source = ? and group_key = ?)'
      : 'exists (select 1 from ir_alert_groups where source = ? and group_key = ? and version = ?)';
  return {
    sql: `${sameGroup} and not exists (select 1 from ir_inbox where event_key = ?)`,
    bindings: [
      toKey(source),
      toKey(group),
      ...(groupVersion === undefined ? [] : [groupVersion]),
      toKey(delivery.eventKey),
    ],
  };
}

/** One of the slots that were not taken within the limit's time; each is taken by one delivery. */
function slotGate(
  limit: NonNullable<Opening['limit']>,
  write: IngestWrite,
): Gate {
  const asRead = isAsRead(write);
  return {
    name: 'slot',
    sql: `slot as (
      update ir_openings set opened_at = ? where slot = (
        select slot from ir_openings where slot < ? and opened_at <= ?
        order by opened_at limit 1 for update skip locked
      ) and ${asRead.sql} returning 1
    )`,
    bindings: [
      limit.now,
      limit.limit,
      limit.now - limit.withinMs,
      ...asRead.bindings,
    ],
  };
}

function routeGate(
  claim: NonNullable<Opening['claim']>,
  incidentId: string,
  before: Gate,
): Gate {
  const route = routeColumns(claim, incidentId);
  if (claim.version === undefined)
    return {
      name: 'claimed',
      sql: `claimed as (
        insert into ir_alert_routes (${nameList(route)})
        select ${typedValueList(route)} from ${before.name}
        on conflict do nothing returning 1
      )`,
      bindings: route.values,
    };
  return {
    name: 'claimed',
    sql: `claimed as (
      update ir_alert_routes set ${assignmentList(route)} from ${before.name}
      where kind = ? and route_key = ? and version = ? returning 1
    )`,
    bindings: [...route.values, claim.kind, toKey(claim.key), claim.version],
  };
}

/** What must hold for the decision to be stored, each on the condition of the one before. */
function gatesOf(write: IngestWrite): readonly Gate[] {
  const { decision } = write;
  if (decision.type !== 'open') return [ALWAYS];
  const { limit, claim, commit } = decision;
  const slot = limit ? slotGate(limit, write) : undefined;
  const route = claim && routeGate(claim, commit.incidentId, slot ?? ALWAYS);
  return [slot ?? ALWAYS, ...(route ? [route] : [])];
}

/** The row that everything after hangs on. */
function groupPart(
  group: Columns,
  version: number | undefined,
  before: Gate,
): Part {
  if (version === undefined)
    return {
      sql: `grp as (
        insert into ir_alert_groups (${nameList(group)})
        select ${typedValueList(group)} from ${before.name}
        on conflict do nothing returning 1
      )`,
      bindings: group.values,
    };
  const [source, groupKey] = group.values;
  return {
    sql: `grp as (
      update ir_alert_groups set ${assignmentList(group)} from ${before.name}
      where source = ? and group_key = ? and version = ? returning 1
    )`,
    bindings: [...group.values, source, groupKey, version],
  };
}

function openPart({ decision }: IngestWrite): Part {
  if (decision.type !== 'open')
    return {
      sql: 'opened as (select null::text as incident_id where false)',
      bindings: [],
    };
  const head = headColumns(decision.head);
  const commit = commitColumns(decision.commit);
  const people = peopleOf(decision.head);
  return {
    sql: `opened as (
      insert into ir_heads (${nameList(head)})
      select ${typedValueList(head)} from grp
      on conflict (incident_id) do nothing returning incident_id
    ), stored as (
      insert into ir_commits (${nameList(commit)})
      select ${typedValueList(commit)} from opened
    ), people as (
      insert into ir_head_people (entity_ref, role, incident_id)
      select p.entity_ref, p.role, opened.incident_id
      from opened, unnest(?::text[], ?::text[]) as p(role, entity_ref)
    )`,
    bindings: [
      ...head.values,
      ...commit.values,
      [...people.roles],
      [...people.refs],
    ],
  };
}

/**
 * A slot or a route that was taken for nothing is given back: dividing by zero undoes the statement.
 */
function undoUnlessWhole(gates: readonly Gate[]): string {
  const first = gates.find(gate => gate !== ALWAYS);
  if (!first) return '';
  return `,
            1 / case when (select count(*) from ${first.name}) > (select count(*) from delivered)
              then 0 else 1 end as whole`;
}

/**
 * One statement, so one round trip and one transaction. Answers `delivered` (0 or 1: all still stood
 * as it was read, and everything is stored) and `opened` (0 or 1).
 */
export function ingestStatement(write: IngestWrite): Part {
  const { delivery, decision, groupVersion } = write;
  const gates = gatesOf(write);
  const group = groupPart(
    groupColumns(delivery, decision.group, (groupVersion ?? 0) + 1),
    groupVersion,
    gates[gates.length - 1],
  );
  const opening = openPart(write);
  const inbox = inboxColumns(delivery, decision);
  return {
    sql: `with ${gates.map(({ sql }) => sql).join(', ')},
     ${group.sql}, ${opening.sql}, delivered as (
       insert into ir_inbox (${nameList(inbox)})
       select ${typedValueList(inbox)} from grp returning 1
     )
     select (select count(*) from delivered)::integer as delivered,
            (select count(*) from opened)::integer as opened${undoUnlessWhole(
              gates,
            )}`,
    bindings: [
      ...gates.flatMap(({ bindings }) => bindings),
      ...group.bindings,
      ...opening.bindings,
      ...inbox.values,
    ],
  };
}
