import knexFactory, { type Knex } from 'knex';
import { databaseFile, whenDestroyed } from './sqlitePool';

const RETRY_MS = 200;

/** Held until the connection is closed or the process ends, however it ends. */
async function tryLock(knex: Knex): Promise<boolean> {
  try {
    await knex.raw('pragma busy_timeout = 0');
    await knex.raw('pragma locking_mode = exclusive');
    await knex.raw('begin exclusive');
    return true;
  } catch (error) {
    if (String(error).includes('locked')) return false;
    throw error;
  }
}

/**
 * Lets one process only use a SQLite file: the operating system holds an exclusive lock on a
 * database beside it and takes it back when the process dies. A process that is just ending is
 * waited for.
 */
export async function lockSqliteFile(
  knex: Knex,
  patienceMs: number,
): Promise<void> {
  const file = await databaseFile(knex);
  if (file === undefined) return;
  const lock = knexFactory({
    client: knex.client.config.client,
    connection: { filename: `${file}.lock` },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  for (let waited = 0; !(await tryLock(lock)); waited += RETRY_MS) {
    if (waited >= patienceMs) {
      await lock.destroy();
      throw new Error(
        `Another process is using the incident ledger in ${file}. SQLite serves one backend only: stop the other one, or set backend.database.client to "pg" to run several.`,
      );
    }
    await new Promise(resolve => {
      setTimeout(resolve, RETRY_MS);
    });
  }
  whenDestroyed(knex, () => {
    void lock.destroy();
  });
}
