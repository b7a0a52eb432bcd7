// Writes, or with --ci compares, the public API of each plugin package (report.api.md).
import { spawnSync } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const name = 'incident-response';
const packages = ['', '-backend', '-common', '-node'].map(
  end => `plugins/${name}${end}`,
);

const { status } = spawnSync(
  join(root, 'node_modules/.bin/backstage-repo-tools'),
  [
    'api-reports',
    ...process.argv.slice(2),
    // Members speak through their schema, and packages of this workspace are read as sources.
    '--omit-messages',
    'ae-undocumented,ae-wrong-input-file-type',
    '--allow-warnings',
    `plugins/${name}`,
    ...packages,
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
