// Installs dependencies when they are missing or older than what the repository asks for.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietly, say, seconds } from './progress.mjs';

const STAMP = 'node_modules/.installed-for';

function manifests(root) {
  const packages = ['packages', 'plugins'].flatMap(area =>
    readdirSync(join(root, area)).map(name => join(area, name, 'package.json')),
  );
  return ['yarn.lock', '.yarnrc.yml', 'package.json', ...packages].filter(
    file => existsSync(join(root, file)),
  );
}

/** What an installation depends on, in one digest; scripts and versions do not count. */
function wanted(root) {
  const hash = createHash('sha256');
  for (const file of manifests(root)) {
    const text = readFileSync(join(root, file), 'utf8');
    hash.update(file).update('\0');
    if (!file.endsWith('package.json')) {
      hash.update(text);
      continue;
    }
    const manifest = JSON.parse(text);
    const relevant = Object.entries(manifest).filter(
      ([key]) =>
        /ependencies|resolutions|workspaces|bin$/.test(key) || key === 'name',
    );
    hash.update(JSON.stringify(relevant));
  }
  return hash.digest('hex');
}

function step(chunk) {
  const steps = [...chunk.matchAll(/┌ (.+)/g)];
  return steps.length > 0
    ? steps[steps.length - 1][1].toLowerCase()
    : undefined;
}

export async function installIfNeeded(root, env) {
  const stamp = join(root, STAMP);
  const digest = wanted(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;

  say('Installing dependencies (once; about a minute on a fresh machine)');
  const { code, output, ms } = await quietly(
    'installing',
    'yarn',
    ['install', '--immutable'],
    {
      cwd: root,
      env,
      lastLine: step,
    },
  );
  if (code !== 0) {
    say(output.split('\n').slice(-40).join('\n'));
    throw new Error(
      `yarn install ended with ${code}; its last lines are above. When package.json changed on purpose, run \`yarn install\` to update yarn.lock.`,
    );
  }
  writeFileSync(stamp, digest);
  say(`Installed in ${seconds(ms)}`);
}
