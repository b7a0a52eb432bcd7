import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { removedAtExit } from './removedAtExit';

const run = promisify(execFile);

export interface BuiltHost {
  /** What Node runs. */
  readonly file: string;
  remove(): void;
}

/**
 * Bundles the host process once: it starts some thousand times. The bundle lies in the package,
 * so that it finds the package's migrations and dependencies.
 */
export async function buildHost(): Promise<BuiltHost> {
  const home = resolvePackagePath(
    '@incident-response/backstage-plugin-incident-response-backend',
  );
  const cache = join(home, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const directory = await removedAtExit(join(cache, 'crash-matrix-'));
  const file = join(directory.path, 'host.cjs');
  await run(process.execPath, [
    join(home, '..', '..', 'scripts', 'bundle.mjs'),
    join(home, 'src', 'proof', 'crashMatrix', 'host', 'host.ts'),
    file,
  ]);
  return { file, remove: directory.remove };
}
