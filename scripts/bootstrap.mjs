// Entry of `npm start`, `npm test` and `npm run <tool>` on a machine that has only Node ≥ 20 and npm:
// brings Node and Yarn, installs on first use, then runs the script. Called through Yarn,
// everything is there already, and `start` and `test` are the ordinary Backstage commands.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './lib/install.mjs';
import { say } from './lib/progress.mjs';
import { toolchainEnv } from './lib/toolchain.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

const COMMANDS = {
  start: {
    npm: ['node', 'scripts/start.mjs'],
    yarn: ['backstage-cli', 'repo', 'start'],
  },
  test: {
    npm: ['node', 'scripts/test.mjs'],
    yarn: ['backstage-cli', 'repo', 'test'],
  },
  drill: tool('drill'),
  'crash-matrix': tool('crash-matrix'),
  bench: tool('bench'),
  mutants: tool('mutants'),
  simulate: tool('simulate'),
  'slack:manifest': tool('slack:manifest'),
  verify: tool('verify'),
  coverage: { npm: ['node', 'scripts/coverage.mjs'] },
  'test:e2e': { npm: ['node', 'scripts/e2e.mjs'] },
};

function tool(name) {
  return { npm: ['node', 'scripts/tool.mjs', name] };
}

/** Runs in the foreground; its end, or the signal that ended it, is ours. */
function run([command, ...args], env) {
  const bin = join(root, 'node_modules', '.bin');
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, PATH: `${bin}:${env.PATH}` },
  });
  // A terminal sends Ctrl-C to the child as well; it decides when to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', error => {
    say(`Could not run ${command}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

async function main([name, ...args]) {
  const command = COMMANDS[name];
  if (!command) {
    throw new Error(
      `Unknown command '${name}'. There are: ${Object.keys(COMMANDS).join(
        ', ',
      )}.`,
    );
  }
  const byYarn = (process.env.npm_config_user_agent ?? '').startsWith('yarn/');
  if (byYarn) {
    run([...(command.yarn ?? command.npm), ...args], process.env);
    return;
  }
  const env = await toolchainEnv();
  await installIfNeeded(root, env);
  run([...command.npm, ...args], env);
}

main(process.argv.slice(2)).catch(error => {
  say(error.message);
  process.exitCode = 1;
});
