import type { Knex } from 'knex';
import type { Delivery, RouteDecision } from '../IncidentStore';
import {
  assignmentList,
  commitColumns,
  headColumns,
  nameList,
  typedValueList,
  valueList,
  type Columns,
} from './columns';
import { peopleOf } from './headRow';
import { groupColumns, inboxColumns } from './ingestColumns';

/** What is stored for one delivery, if the group still stands as it was read. */
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

/** The row that the whole statement hangs on. */
function groupPart(group: Columns, version: number | undefined): Part {
  if (version === undefined)
    return {
      sql: `grp as (
        insert into ir_alert_groups (${nameList(group)})
        values (${valueList(group)}) on conflict do nothing returning 1
      )`,
      bindings: group.values,
    };
  const [source, groupKey] = group.values;
  return {
    sql: `grp as (
      update ir_alert_groups set ${assignmentList(group)}
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
 * One statement, so one round trip and one transaction. Answers `delivered` (0 or 1: the group
 * still stood as it was read, and everything is stored) and `opened` (0 or 1).
 */
export function ingestStatement(write: IngestWrite): Part {
  const { delivery, decision, groupVersion } = write;
  const group = groupPart(
    groupColumns(delivery, decision.group, (groupVersion ?? 0) + 1),
    groupVersion,
  );
  const opening = openPart(write);
  const inbox = inboxColumns(delivery, decision);
  return {
    sql: `with ${group.sql}, ${opening.sql}, delivered as (
       insert into ir_inbox (${nameList(inbox)})
       select ${typedValueList(inbox)} from grp returning 1
     )
     select (select count(*) from delivered)::integer as delivered,
            (select count(*) from opened)::integer as opened`,
    bindings: [...group.bindings, ...opening.bindings, ...inbox.values],
  };
}
