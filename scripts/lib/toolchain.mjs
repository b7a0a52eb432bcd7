// Finds, or fetches through npm, the Node and Yarn this repository runs on.
import { spawnSync } from 'node:child_process';
import { quietly, say } from './progress.mjs';

export const NODE = 'node@24.21.0';
export const YARN = '@yarnpkg/cli-dist@4.13.0';

const SUPPORTED = [22, 24];
const MARK = 'toolchain-path=';

function major(version) {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

function yarnMajor(env) {
  const { status, stdout } = spawnSync('yarn', ['--version'], {
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return status === 0 ? major(stdout.trim()) : 0;
}

/** The environment in which `node` is 22 or 24 and `yarn` is 4. */
export async function toolchainEnv() {
  const env = { ...process.env };
  // Yarn asks its own host unless told; whoever set a registry for npm means it for Yarn too.
  const registry = process.env.npm_config_registry;
  if (registry && !env.YARN_NPM_REGISTRY_SERVER)
    env.YARN_NPM_REGISTRY_SERVER = registry;

  if (major(process.version) < 20) {
    throw new Error(
      `Node ${process.version} is too old to start from: install Node 20 or newer and run the command again.`,
    );
  }
  if (SUPPORTED.includes(major(process.version)) && yarnMajor(env) === 4)
    return env;

  const { code, output } = await quietly(
    'fetching Node 24 and Yarn 4 through npm',
    'npx',
    [
      '-y',
      '-p',
      NODE,
      '-p',
      YARN,
      '--',
      'node',
      '-p',
      `'${MARK}' + process.env.PATH`,
    ],
    { env },
  );
  const line = output.split('\n').find(each => each.startsWith(MARK));
  if (code !== 0 || !line) {
    say(output.trim());
    throw new Error(
      `Could not fetch ${NODE} and ${YARN} through npm (npx ended with ${code}). Check that npm can reach its registry, or put Node 24 and Yarn 4 on PATH.`,
    );
  }
  return { ...env, PATH: line.slice(MARK.length).trim() };
}
