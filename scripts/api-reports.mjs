// Writes, or with --ci compares, the public API of each plugin package (report.api.md).
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const name = 'incident-response';
const packages = ['', '-backend', '-common', '-node'].map(
  end => `plugins/${name}${end}`,
);

const run = (tool, args) =>
  spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    stdio: 'inherit',
  }).status ?? 1;

// TypeScript writes the members of a union in the order in which it first met them. From these files
// alone, in this order and from nothing before, that order is always the same.
rmSync(join(root, 'dist-types'), { recursive: true, force: true });

process.exitCode =
  run('tsc', ['-p', 'scripts/tsconfig.api.json']) ||
  run('backstage-repo-tools', [
    'api-reports',
    ...process.argv.slice(2),
    // Members speak through their schema, and packages of this workspace are read as sources.
    '--omit-messages',
    'ae-undocumented,ae-wrong-input-file-type',
    '--allow-warnings',
    `plugins/${name}`,
    ...packages,
  ]);
