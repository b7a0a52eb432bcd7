import {
  createPostgresDatabase,
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import {
  wakeupsContract,
  type WakeupsSubject,
} from '../../contract/wakeupsContract';
import { openKnexIncidentStore } from '../../stores/knex/openKnexIncidentStore';
import { createDatabaseWakeups } from './DatabaseWakeups';

const timing = { pollMs: 20, sweepGraceMs: 60_000 };

async function startSubject(database: TestDatabase): Promise<WakeupsSubject> {
  const store = await openKnexIncidentStore({
    database: databaseServiceOf(database.connect()),
    logger: quietLogger,
  });
  return {
    store,
    open: onError => createDatabaseWakeups({ store, timing, onError }),
    close: () => database.remove(),
  };
}

wakeupsContract('SQLite', async () =>
  startSubject(await createSqliteDatabase()),
);
wakeupsContract('Postgres', async () =>
  startSubject(await createPostgresDatabase()),
);

describe('DatabaseWakeups', () => {
  it('reports a store that is down, and hints again once it is back', async () => {
    const database = await createSqliteDatabase();
    const knex = database.connect();
    const { store } = await startSubject({ ...database, connect: () => knex });
    const errors: unknown[] = [];
    let reported = () => {};
    const failed = new Promise<void>(resolve => {
      reported = resolve;
    });
    await knex.schema.renameTable('ir_heads', 'ir_heads_away');
    const wakeups = createDatabaseWakeups({
      store,
      timing,
      onError: error => {
        errors.push(error);
        reported();
        throw new Error('even the reporter fails');
      },
    });
    const hinted = new Promise<string>((resolve, reject) => {
      wakeups.start(resolve).catch(reject);
    });
    await failed;
    expect(String(errors[0])).toContain('ir_heads');
    await knex.schema.renameTable('ir_heads_away', 'ir_heads');
    await knex('ir_heads').insert({
      incident_id: 'inc-1',
      seq: 1,
      hash: '',
      key_id: '',
      signature: '',
      title: '',
      title_lower: '',
      kind: 'real',
      severity: 'P1',
      status: 'active',
      declared_at: 1,
      updated_at: 1,
      owners: '[]',
      participants: '[]',
      due_at: 1,
      plan_version: 1,
    });
    expect(await hinted).toBe('inc-1');
    await wakeups.stop();
    await database.remove();
  });

  it('waits for the running poll when it is stopped, and delivers nothing of it', async () => {
    const looked: string[] = [];
    let began = () => {};
    const claiming = new Promise<void>(resolve => {
      began = resolve;
    });
    let answer = (_ids: readonly string[]) => {};
    const wakeups = createDatabaseWakeups({
      store: {
        claimDue: () =>
          new Promise(resolve => {
            answer = resolve;
            began();
          }),
      },
      timing,
      onError: () => {},
    });
    await wakeups.start(id => looked.push(id));
    await claiming;
    let stopped = false;
    const stopping = wakeups.stop().then(() => {
      stopped = true;
    });
    await new Promise(resolve => {
      setImmediate(resolve);
    });
    expect(stopped).toBe(false);
    answer(['inc-1']);
    await stopping;
    expect(looked).toEqual([]);
  });

  it('refuses to be started twice', async () => {
    const wakeups = createDatabaseWakeups({
      store: { claimDue: async () => [] },
      timing,
      onError: () => {},
    });
    await wakeups.start(() => {});
    await expect(wakeups.start(() => {})).rejects.toThrow(/running already/);
    await wakeups.stop();
  });
});
