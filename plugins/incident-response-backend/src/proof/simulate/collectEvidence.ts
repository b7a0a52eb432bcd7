import type { Knex } from 'knex';
import type {
  AcceptedAlert,
  AnsweredErasure,
  Evidence,
  Row,
  Rules,
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

/** Where a name could stand. */
const TABLES = [
  'ir_people',
  'ir_commits',
  'ir_inbox',
  'ir_heads',
  'ir_head_people',
  'ir_alert_groups',
  'ir_alert_routes',
];

async function everyWord(knex: Knex): Promise<string> {
  const parts: string[] = [];
  for (const table of TABLES) {
    const rows: readonly unknown[] = await knex(table);
    parts.push(...rows.map(row => JSON.stringify(row)));
  }
  return parts.join('\n');
}

/** The rows of the database as they are, past every port. */
export async function collectEvidence(
  knex: Knex,
  known: {
    readonly accepted: readonly AcceptedAlert[];
    readonly acts: readonly VendorAct[];
    readonly approvers: readonly string[];
    readonly erased: readonly AnsweredErasure[];
    readonly rules: Rules;
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
    text: await everyWord(knex),
    key: SIMULATED_KEY,
  };
}
