import type { Knex } from 'knex';
import { nameList, valueList, type Columns } from './columns';

type Value = Knex.RawBinding;

interface Statement {
  all(values: readonly Value[]): unknown[];
  run(values: readonly Value[]): { readonly changes: number };
}

/** What we use of better-sqlite3's connection. */
export interface SqliteConnection {
  readonly inTransaction: boolean;
  prepare(sql: string): Statement;
  /** A transaction, or a savepoint in the running one. */
  transaction<T>(work: () => T): { (): T; immediate(): T };
}

/** Statements of one running transaction; all of them synchronous. */
export interface SqliteTransaction {
  /** Rows of a query. */
  rows<TRow>(sql: string, values: readonly Value[]): readonly TRow[];
  /** How many rows a statement wrote. */
  write(sql: string, values: readonly Value[]): number;
  insert(table: string, row: Columns): void;
}

const prepared = new WeakMap<SqliteConnection, Map<string, Statement>>();

function statementOf(connection: SqliteConnection, sql: string): Statement {
  const known = prepared.get(connection) ?? new Map<string, Statement>();
  prepared.set(connection, known);
  const statement = known.get(sql) ?? connection.prepare(sql);
  known.set(sql, statement);
  return statement;
}

export function transactionOn(connection: SqliteConnection): SqliteTransaction {
  const write: SqliteTransaction['write'] = (sql, values) =>
    statementOf(connection, sql).run(values).changes;
  return {
    rows: <TRow>(sql: string, values: readonly Value[]) =>
      statementOf(connection, sql).all(values) as TRow[],
    write,
    insert: (table, row) => {
      write(
        `insert into ${table} (${nameList(row)}) values (${valueList(row)})`,
        row.values,
      );
    },
  };
}
