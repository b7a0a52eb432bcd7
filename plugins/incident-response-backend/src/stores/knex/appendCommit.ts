import type { Knex } from 'knex';
import type { StoredCommit } from '../../domain/ledger';
import type { Head } from '../IncidentStore';
import { appendOnPostgres } from './appendOnPostgres';
import { appendOnSqlite } from './appendOnSqlite';
import { isUniqueViolation, type Dialect } from './dialect';

/** Appends if the ledger stands at `expectedSeq`; whatever was stored first wins. */
export async function appendCommit(
  knex: Knex,
  dialect: Dialect,
  expectedSeq: number,
  commit: StoredCommit,
  head: Head,
): Promise<'appended' | 'conflict'> {
  if (commit.seq !== expectedSeq + 1 || head.seq !== commit.seq)
    throw new Error(
      `Commit ${commit.seq} with head ${head.seq} of incident ${commit.incidentId} does not follow ${expectedSeq}: re-read the ledger and decide again.`,
    );
  const write = dialect === 'postgres' ? appendOnPostgres : appendOnSqlite;
  try {
    return (await write(knex, expectedSeq, commit, head))
      ? 'appended'
      : 'conflict';
  } catch (error) {
    if (isUniqueViolation(error)) return 'conflict';
    throw error;
  }
}
