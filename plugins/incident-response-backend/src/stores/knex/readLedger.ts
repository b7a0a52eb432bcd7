import type { Knex } from 'knex';
import type { StoredCommit } from '../../domain/ledger';
import type { Head } from '../IncidentStore';
import { fromHeadRow, type HeadRow } from './headRow';
import { fromPlain, toPlain } from './plainText';

interface CommitRow {
  readonly incident_id: string;
  readonly seq: number;
  readonly commit_id: string;
  readonly payload: string;
  readonly hash: string;
}

export async function readCommits(
  knex: Knex,
  incidentId: string,
  afterSeq: number,
  limit: number | undefined,
): Promise<readonly StoredCommit[]> {
  const query = knex<CommitRow>('ir_commits')
    .select('seq', 'commit_id', 'payload', 'hash')
    .where({ incident_id: toPlain(incidentId) })
    .where('seq', '>', afterSeq)
    .orderBy('seq');
  const rows = await (limit === undefined ? query : query.limit(limit));
  return rows.map(row => ({
    incidentId,
    seq: row.seq,
    commitId: fromPlain(row.commit_id),
    payload: row.payload,
    hash: row.hash,
  }));
}

export async function readHead(
  knex: Knex,
  incidentId: string,
): Promise<Head | undefined> {
  const row = await knex<HeadRow>('ir_heads')
    .where({ incident_id: toPlain(incidentId) })
    .first();
  return row && fromHeadRow(row);
}
