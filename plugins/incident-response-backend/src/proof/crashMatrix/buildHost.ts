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
  /** The same for a Slack twin. */
  readonly twin: string;
  remove(): void;
}

/**
 * Bundles the host process and the Slack twin once: they start some thousand times. The bundles lie in the package,
 * so that they find the package's migrations and dependencies.
 */
export async function buildHost(): Promise<BuiltHost> {
  const home = resolvePackagePath(
    '@incident-response/backstage-plugin-incident-response-backend',
  );
  const cache = join(home, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const directory = await removedAtExit(join(cache, 'crash-matrix-'));
  const file = join(directory.path, 'host.cjs');
  const twin = join(directory.path, 'twin.cjs');
  const root = join(home, '..', '..');
  const bundle = (entry: string, to: string) =>
    run(process.execPath, [join(root, 'scripts', 'bundle.mjs'), entry, to]);
  await bundle(
    join(home, 'src', 'proof', 'crashMatrix', 'host', 'host.ts'),
    file,
  );
  await bundle(
    join(root, 'packages', 'twins', 'src', 'slack', 'main.ts'),
    twin,
  );
  return { file, twin, remove: directory.remove };
}
