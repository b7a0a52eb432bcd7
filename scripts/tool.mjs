// Runs one of the repository's TypeScript programs the way Backstage runs a backend in development.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const backend = 'plugins/incident-response-backend';

const TOOLS = {
  drill: `${backend}/src/proof/drill/main.ts`,
  'crash-matrix': `${backend}/src/proof/crashMatrix/main.ts`,
  bench: `${backend}/src/proof/bench/main.ts`,
  mutants: `${backend}/src/proof/mutants/main.ts`,
  simulate: `${backend}/src/proof/simulate/main.ts`,
  'slack:manifest': `${backend}/src/adapters/slack/manifest/main.ts`,
  verify: `${backend}/src/evidence/cli/main.ts`,
};

const [name, ...args] = process.argv.slice(2);
const entry = TOOLS[name];

if (!entry || !existsSync(join(root, entry))) {
  process.stderr.write(
    entry
      ? `${entry} does not exist, so there is no ${name} to run.\n`
      : `Unknown tool '${name}'. There are: ${Object.keys(TOOLS).join(
          ', ',
        )}.\n`,
  );
  process.exitCode = 1;
} else {
  const loader = require.resolve(
    '@backstage/cli-node/config/nodeTransform.cjs',
  );
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--require', loader, join(root, entry), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: { NODE_ENV: 'development', ...process.env },
    },
  );
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}
