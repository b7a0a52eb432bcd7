import type { Knex } from 'knex';
import type { StoredCommit } from '../../domain/ledger';
import { toHeadRow, type HeadRow } from './headRow';
import type { Head } from '../IncidentStore';
import { toPlain } from './plainText';

type ColumnType = 'text' | 'integer' | 'bigint';

/** Names, SQL types and values of one row, in one order. */
export interface Columns {
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
  readonly values: readonly Knex.RawBinding[];
}

export function columns(
  row: Readonly<Record<string, readonly [ColumnType, string | number | null]>>,
): Columns {
  const entries = Object.entries(row);
  return {
    names: entries.map(([name]) => name),
    types: entries.map(([, [type]]) => type),
    values: entries.map(([, [, value]]) => value),
  };
}

const HEAD_TYPES: Readonly<Record<keyof HeadRow, ColumnType>> = {
  incident_id: 'text',
  seq: 'integer',
  hash: 'text',
  key_id: 'text',
  signature: 'text',
  title: 'text',
  title_lower: 'text',
  kind: 'text',
  visibility: 'text',
  severity: 'text',
  status: 'text',
  entity_ref: 'text',
  ic: 'text',
  declared_at: 'bigint',
  updated_at: 'bigint',
  owners: 'text',
  participants: 'text',
  room_id: 'text',
  due_at: 'bigint',
  plan_version: 'integer',
  page_open: 'integer',
  postmortem_due_at: 'bigint',
  removable_at: 'bigint',
};

const HEAD_NAMES = Object.keys(HEAD_TYPES) as (keyof HeadRow)[];

export function headColumns(head: Head): Columns {
  const row = toHeadRow(head);
  return {
    names: HEAD_NAMES,
    types: HEAD_NAMES.map(name => HEAD_TYPES[name]),
    values: HEAD_NAMES.map(name => row[name]),
  };
}

export function commitColumns(commit: StoredCommit): Columns {
  return columns({
    incident_id: ['text', toPlain(commit.incidentId)],
    seq: ['integer', commit.seq],
    commit_id: ['text', toPlain(commit.commitId)],
    payload: ['text', commit.payload],
    hash: ['text', commit.hash],
  });
}

/** `a, b, c` */
export const nameList = ({ names }: Columns) => names.join(', ');

/** `?, ?, ?` */
export const valueList = ({ names }: Columns) =>
  names.map(() => '?').join(', ');

/** `?::text, ?::bigint`: Postgres cannot infer them in a select list. */
export const typedValueList = ({ types }: Columns) =>
  types.map(type => `?::${type}`).join(', ');

/** `a = ?, b = ?` */
export const assignmentList = ({ names }: Columns) =>
  names.map(name => `${name} = ?`).join(', ');
