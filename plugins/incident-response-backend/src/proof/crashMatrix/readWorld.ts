import type { Knex } from 'knex';
import { connect } from './connect';
import type { Database } from './Job';
import { KEYS } from './protocol';
import type {
  InboxRow,
  LedgerOf,
  Marked,
  MessageRow,
  RoomRow,
  UpdateRow,
  World,
} from './World';

async function readLedgers(knex: Knex): Promise<readonly LedgerOf[]> {
  const heads: {
    incident_id: string;
    seq: number;
    hash: string;
    key_id: string;
    signature: string;
  }[] = await knex('ir_heads').select();
  const commits: {
    incident_id: string;
    seq: number;
    commit_id: string;
    payload: string;
    hash: string;
  }[] = await knex('ir_commits').orderBy('seq').select();
  return heads.map(({ incident_id: incidentId, ...head }) => ({
    incidentId,
    head: {
      seq: head.seq,
      hash: head.hash,
      keyId: head.key_id,
      signature: head.signature,
    },
    commits: commits
      .filter(row => row.incident_id === incidentId)
      .map(({ seq, commit_id: commitId, payload, hash }) => ({
        incidentId,
        seq,
        commitId,
        payload,
        hash,
      })),
  }));
}

/** Reads the tables as they are, past the store and the adapters. */
export async function readWorld(
  database: Database,
  keys = KEYS,
): Promise<World> {
  const knex = connect(database);
  const table = async <TRow>(name: string): Promise<readonly TRow[]> =>
    knex(name).select();
  try {
    return {
      keys,
      ledgers: await readLedgers(knex),
      inbox: await table<InboxRow>('ir_inbox'),
      rooms: await table<RoomRow>('ir_builtin_rooms'),
      messages: await table<MessageRow>('ir_builtin_messages'),
      pageIncidents: (await table('ir_builtin_status_incidents')).length,
      updates: await table<UpdateRow>('ir_builtin_status_updates'),
      postmortems: await table<Marked>('ir_builtin_postmortems'),
    };
  } finally {
    await knex.destroy();
  }
}
