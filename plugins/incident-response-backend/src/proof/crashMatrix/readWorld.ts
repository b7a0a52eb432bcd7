import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { HeadKeys } from '../../domain/ledger';
import { createKnexRetentionStore } from '../../stores/knex/createKnexRetentionStore';
import type { Tombstone } from '../../stores/RetentionStore';
import { connect } from './connect';
import type { Database } from './Job';
import { KEYS } from './protocol';
import type { SlackWorld } from './slack/readSlack';
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

/** Every file that has its name; what a death left half written has none. */
async function readExports(
  directory: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const files = directory === undefined ? [] : await readdir(directory);
  return new Map(
    await Promise.all(
      files
        .filter(file => !file.startsWith('.'))
        .map(
          async file =>
            [
              file,
              await readFile(join(directory ?? '', file), 'utf8'),
            ] as const,
        ),
    ),
  );
}

async function readTombstones(
  knex: Knex,
  { client }: Database,
): Promise<readonly Tombstone[]> {
  const dialect = client === 'pg' ? 'postgres' : 'sqlite';
  const nobody = async () => 'moved' as const;
  const { listTombstones } = createKnexRetentionStore(knex, dialect, nobody);
  return (await listTombstones({ limit: 100 })).tombstones;
}

/** Where a name could stand. */
const WITH_TEXT = [
  'ir_people',
  'ir_commits',
  'ir_inbox',
  'ir_heads',
  'ir_head_people',
  'ir_alert_groups',
  'ir_builtin_rooms',
  'ir_builtin_messages',
  'ir_builtin_members',
  'ir_builtin_status_updates',
  'ir_builtin_postmortems',
];

/** Reads the tables as they are, past the store and the adapters. */
export async function readWorld(
  database: Database,
  {
    keys = KEYS,
    delivered = [],
    exports: directory,
    slack,
  }: {
    readonly keys?: HeadKeys;
    readonly delivered?: World['delivered'];
    readonly exports?: string;
    readonly slack?: SlackWorld;
  } = {},
): Promise<World> {
  const knex = connect(database);
  const table = async <TRow>(name: string): Promise<readonly TRow[]> =>
    knex(name).select();
  try {
    return {
      keys,
      ledgers: await readLedgers(knex),
      inbox: await table<InboxRow>('ir_inbox'),
      rooms: [
        ...(await table<RoomRow>('ir_builtin_rooms')),
        ...(slack?.rooms ?? []),
      ],
      messages: [
        ...(await table<MessageRow>('ir_builtin_messages')),
        ...(slack?.messages ?? []),
      ],
      pageIncidents: (await table('ir_builtin_status_incidents')).length,
      updates: await table<UpdateRow>('ir_builtin_status_updates'),
      postmortems: await table<Marked>('ir_builtin_postmortems'),
      text: JSON.stringify(
        await Promise.all(WITH_TEXT.map(name => table(name))),
      ),
      tombstones: await readTombstones(knex, database),
      exported: await readExports(directory),
      committed: await knex('ir_commits').distinct().pluck('incident_id'),
      delivered,
      ...(slack ? { slack } : {}),
    };
  } finally {
    await knex.destroy();
  }
}
