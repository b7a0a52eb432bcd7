import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import {
  createSqliteDatabase,
  databaseServiceOf,
  quietLogger,
  type TestDatabase,
} from '../../contract/__testUtils__/testDatabase';
import { databaseFile } from './sqlitePool';
import { openKnexIncidentStore } from './openKnexIncidentStore';

// Holds the lock as another backend would, until it is killed.
const HOLDER = `
  const Database = require('better-sqlite3');
  const lock = new Database(process.argv[1]);
  lock.pragma('locking_mode = exclusive');
  lock.exec('begin exclusive');
  console.log('held');
  setInterval(() => {}, 1000);
`;

describe('a SQLite file', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createSqliteDatabase();
  });
  afterEach(() => database.remove());

  const open = (knex = database.connect(), patienceMs = 0) =>
    openKnexIncidentStore({
      database: databaseServiceOf(knex),
      logger: quietLogger,
      patienceMs,
    });

  const holdFromAnotherProcess = async () => {
    const file = await databaseFile(database.connect());
    const holder = spawn(process.execPath, ['-e', HOLDER, `${file}.lock`], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: __dirname,
    });
    await once(createInterface(holder.stdout), 'line');
    return holder;
  };

  it('is refused to a second process, with a sentence that says what to do', async () => {
    const holder = await holdFromAnotherProcess();
    await expect(open()).rejects.toThrow(
      /Another process is using the incident ledger in .*ledger\.sqlite.*backend\.database\.client/,
    );
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  });

  it('is free again the moment its process was killed', async () => {
    const holder = await holdFromAnotherProcess();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await expect(open()).resolves.toBeDefined();
  });

  it('is waited for while the other process is just ending', async () => {
    const holder = await holdFromAnotherProcess();
    const opening = open(database.connect(), 30_000);
    holder.kill('SIGKILL');
    await expect(opening).resolves.toBeDefined();
  });

  it('is free again when its connections are closed', async () => {
    const knex = database.connect();
    await open(knex);
    await knex.destroy();
    await expect(open(database.connect(), 5_000)).resolves.toBeDefined();
  });

  it('waits for the disk before it answers, also on a connection opened later', async () => {
    const knex = database.connect();
    await open(knex);
    const connection = await knex.client.acquireConnection();
    // The pool throws away a connection with this mark and opens another.
    connection.__knex__disposed = 'gone';
    await knex.client.releaseConnection(connection);
    expect(await knex.raw('pragma journal_mode')).toEqual([
      { journal_mode: 'wal' },
    ]);
    expect(await knex.raw('pragma synchronous')).toEqual([{ synchronous: 2 }]);
  });
});
