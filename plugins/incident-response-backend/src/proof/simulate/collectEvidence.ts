import type { Knex } from 'knex';
import type {
  AcceptedAlert,
  Evidence,
  Row,
  VendorAct,
} from './reader/Evidence';
import { SIMULATED_KEY } from './vendors/createVendors';

interface CommitRow {
  readonly incident_id: string;
  readonly seq: number;
  readonly commit_id: string;
  readonly payload: string;
  readonly hash: string;
}

interface HeadRow {
  readonly incident_id: string;
  readonly seq: number;
  readonly hash: string;
  readonly signature: string;
  readonly due_at: number | null;
}

/** The rows of the database as they are, past every port. */
export async function collectEvidence(
  knex: Knex,
  known: {
    readonly accepted: readonly AcceptedAlert[];
    readonly acts: readonly VendorAct[];
    readonly approvers: readonly string[];
    readonly now: number;
  },
): Promise<Evidence> {
  const commits: readonly CommitRow[] = await knex('ir_commits').orderBy([
    'incident_id',
    'seq',
  ]);
  const heads: readonly HeadRow[] = await knex('ir_heads');
  const undrained: readonly unknown[] = await knex('ir_inbox')
    .whereNull('drained_at')
    .whereNotNull('incident_id');
  const rows = new Map<string, Row[]>();
  for (const { incident_id: id, seq, commit_id, payload, hash } of commits)
    rows.set(id, [
      ...(rows.get(id) ?? []),
      { seq, commitId: commit_id, payload, hash },
    ]);
  const headOf = (id: string) => {
    const head = heads.find(h => h.incident_id === id);
    return (
      head && {
        seq: head.seq,
        hash: head.hash,
        signature: head.signature,
        dueAt: head.due_at,
      }
    );
  };
  return {
    ...known,
    ledgers: [...rows].map(([incidentId, its]) => ({
      incidentId,
      rows: its,
      head: headOf(incidentId),
    })),
    undrained: undrained.length,
    key: SIMULATED_KEY,
  };
}
