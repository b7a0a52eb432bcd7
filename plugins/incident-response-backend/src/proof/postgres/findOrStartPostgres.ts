import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

export interface PostgresServer {
  readonly connectionString: string;
  stop(): Promise<void>;
}

/** The server that the environment names, else one of our own. It is real either way. */
export async function findOrStartPostgres(): Promise<PostgresServer> {
  const given = process.env[VARIABLE];
  if (given) return { connectionString: given, stop: async () => {} };
  // A process of its own: the package imports its binaries in a way that Jest cannot.
  const child = spawn(
    process.execPath,
    [
      resolvePackagePath(
        '@incident-response/backstage-plugin-incident-response-backend',
        '../../scripts/lib/servePostgres.mjs',
      ),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  const line: unknown = await Promise.race([
    once(createInterface(child.stdout), 'line').then(([text]) => text),
    exited.then(([code]) => {
      throw new Error(`The Postgres for the tests ended with code ${code}.`);
    }),
  ]);
  return {
    connectionString: JSON.parse(String(line))[VARIABLE],
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
