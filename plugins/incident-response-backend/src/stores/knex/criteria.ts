import type { Knex } from 'knex';
import type { ListCriteria, ListQuery } from '../IncidentStore';
import type { Dialect } from './dialect';
import { toPlain, toSearchable } from './plainText';

/** A condition on `ir_heads` with its bindings. */
export interface Condition {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

const TRUE: Condition = { sql: '1 = 1', bindings: [] };
const FALSE: Condition = { sql: '1 = 0', bindings: [] };

function join(
  conditions: readonly Condition[],
  word: 'and' | 'or',
  whenEmpty: Condition,
): Condition {
  if (conditions.length === 0) return whenEmpty;
  if (conditions.length === 1) return conditions[0];
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(` ${word} `),
    bindings: conditions.flatMap(({ bindings }) => bindings),
  };
}

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** A filter that is given but names nothing matches nothing. */
function anyOf(column: string, values: readonly string[]): Condition {
  if (values.length === 0) return FALSE;
  return {
    sql: `${column} in (${marks(values)})`,
    bindings: values.map(toPlain),
  };
}

// A null column would make its condition neither true nor false, and then so would `not`.
function equals(column: string, value: string): Condition {
  return {
    sql: `${column} is not null and ${column} = ?`,
    bindings: [toPlain(value)],
  };
}

function hasPerson(
  role: 'owner' | 'participant',
  refs: readonly string[],
): Condition {
  if (refs.length === 0) return FALSE;
  return {
    sql: `incident_id in (select incident_id from ir_head_people
          where role = ? and entity_ref in (${marks(refs)}))`,
    bindings: [role, ...refs.map(toPlain)],
  };
}

// What people search for holds no wildcards.
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

function hasText(text: string, dialect: Dialect): Condition {
  const wanted = toSearchable(text);
  return dialect === 'postgres'
    ? // The index on trigrams serves LIKE.
      { sql: 'title_lower like ?', bindings: [`%${literally(wanted)}%`] }
    : { sql: 'instr(title_lower, ?) > 0', bindings: [wanted] };
}

function queryCondition(query: ListQuery, dialect: Dialect): Condition {
  const { status, severity, kind, entityRef, ic, text } = query;
  const { owner, participant, visibility } = query;
  return join(
    [
      ...(status ? [anyOf('status', status)] : []),
      ...(severity ? [anyOf('severity', severity)] : []),
      ...(kind ? [anyOf('kind', kind)] : []),
      ...(visibility ? [anyOf('visibility', visibility)] : []),
      ...(entityRef === undefined ? [] : [equals('entity_ref', entityRef)]),
      ...(ic === undefined ? [] : [equals('ic', ic)]),
      ...(text ? [hasText(text, dialect)] : []),
      ...(owner ? [hasPerson('owner', owner)] : []),
      ...(participant ? [hasPerson('participant', participant)] : []),
    ],
    'and',
    TRUE,
  );
}

export function toCondition(
  criteria: ListCriteria,
  dialect: Dialect,
): Condition {
  if ('allOf' in criteria)
    return join(
      criteria.allOf.map(part => toCondition(part, dialect)),
      'and',
      TRUE,
    );
  if ('anyOf' in criteria)
    return join(
      criteria.anyOf.map(part => toCondition(part, dialect)),
      'or',
      FALSE,
    );
  if ('not' in criteria) {
    const { sql, bindings } = toCondition(criteria.not, dialect);
    return { sql: `not (${sql})`, bindings };
  }
  return queryCondition(criteria, dialect);
}
