import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { withProgress } from '../fullBackend/progress';
import { signIn, type SignedIn } from '../fullBackend/signIn';
import {
  startFullBackend,
  type FullBackend,
} from '../fullBackend/startFullBackend';
import { createBenchDatabase } from './BenchDatabase';
import type { BenchOptions, DatabaseEngine } from './options';
import { LEDGER_KEY } from './seed/ledgerKey';

/** A running backend and somebody signed in to it. */
export interface Subject {
  readonly backend: FullBackend;
  readonly ada: SignedIn;
}

const CHECKOUT = '/api/catalog/entities/by-name/component/default/checkout';

async function waitForCatalog(ada: SignedIn): Promise<void> {
  while (!(await ada.getFrom(CHECKOUT)).text.includes('"ownedBy"'))
    await new Promise(done => setTimeout(done, 250));
}

/** Starts a backend on an empty, or seeded, database; everything goes away afterwards. */
export async function withBackend<T>(
  engine: DatabaseEngine,
  options: Pick<BenchOptions, 'profileTo'>,
  measure: (subject: Subject) => Promise<T>,
  seed?: (knex: Knex) => Promise<void>,
): Promise<T> {
  const name = randomBytes(4).toString('hex');
  const directory = await mkdtemp(join(tmpdir(), 'incident-response-bench-'));
  const database = await createBenchDatabase(engine, directory, name);
  let backend: FullBackend | undefined;
  try {
    if (seed) {
      const knex = await database.connect();
      try {
        await withProgress('filling the database', seed(knex));
      } finally {
        await knex.destroy();
      }
    }
    backend = await withProgress(
      `starting a backend on ${engine}`,
      startFullBackend({
        directory,
        database: database.config,
        config: {
          incidentResponse_ledger_keys: [LEDGER_KEY],
          // What is measured is incidents, not one for everything.
          incidentResponse_alerts_storm_enabled: false,
        },
        env: { NODE_ENV: 'production' },
        nodeArgs: options.profileTo
          ? ['--cpu-prof', `--cpu-prof-dir=${options.profileTo}`]
          : [],
      }),
    );
    const ada = await signIn(backend.url, 'user:default/ada.moreau');
    await withProgress('waiting for the catalog', waitForCatalog(ada));
    return await measure({ backend, ada });
  } finally {
    await backend?.stop();
    await database.remove();
    await rm(directory, { recursive: true, force: true });
  }
}
