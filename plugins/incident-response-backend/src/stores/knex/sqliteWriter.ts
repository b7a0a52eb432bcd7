import type { Knex } from 'knex';
import {
  transactionOn,
  type SqliteConnection,
  type SqliteTransaction,
} from './sqliteTransaction';

/** Runs `work` in a transaction; resolves when it is on the disk. */
export type SqliteWriter = <T>(
  work: (transaction: SqliteTransaction) => T,
) => Promise<T>;

interface Job {
  /** Throws what `work` threw. */
  run(transaction: SqliteTransaction): void;
  succeed(): void;
  fail(error: unknown): void;
}

// Bounds how long one batch keeps the event loop.
const MAX_BATCH = 64;

function jobOf<T>(
  work: (transaction: SqliteTransaction) => T,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Job {
  let done: { readonly value: T } | undefined;
  return {
    run: transaction => {
      done = { value: work(transaction) };
    },
    succeed: () => done && resolve(done.value),
    fail: reject,
  };
}

/** Each job has a savepoint of its own: one that fails takes back its own writes only. */
function commitTogether(
  connection: SqliteConnection,
  jobs: readonly Job[],
): Map<Job, unknown> {
  const failed = new Map<Job, unknown>();
  const transaction = transactionOn(connection);
  connection
    .transaction(() => {
      for (const job of jobs) {
        try {
          connection.transaction(() => job.run(transaction))();
        } catch (error) {
          // SQLite ends the whole transaction on some errors, such as a full disk.
          if (!connection.inTransaction) throw error;
          failed.set(job, error);
        }
      }
    })
    .immediate();
  return failed;
}

async function runBatch(knex: Knex, jobs: readonly Job[]): Promise<void> {
  const connection: SqliteConnection = await knex.client.acquireConnection();
  try {
    const failed = commitTogether(connection, jobs);
    for (const job of jobs)
      if (failed.has(job)) job.fail(failed.get(job));
      else job.succeed();
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

/**
 * Writes of the same moment share one transaction, because what costs is the one wait for the disk.
 * It goes past knex's own transactions, which cost several times the statements in them.
 */
export function sqliteWriter(knex: Knex): SqliteWriter {
  const waiting: Job[] = [];
  let running = false;

  const run = async () => {
    while (waiting.length > 0) {
      // Lets in whoever came while the last batch was written.
      await new Promise(resolve => {
        setImmediate(resolve);
      });
      const jobs = waiting.splice(0, MAX_BATCH);
      try {
        await runBatch(knex, jobs);
      } catch (error) {
        for (const job of jobs) job.fail(error);
      }
    }
    running = false;
  };

  return work =>
    new Promise((resolve, reject) => {
      waiting.push(jobOf(work, resolve, reject));
      if (running) return;
      running = true;
      void run();
    });
}
