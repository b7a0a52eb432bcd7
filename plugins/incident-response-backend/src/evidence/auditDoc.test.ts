import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ADA, minute } from '../domain/__testUtils__/ledgerOf';
import { signingKeys } from './__testUtils__/keys';
import { publishedLedger } from './__testUtils__/published';
import type { Bundle } from './bundle/Bundle';
import { sealBundle } from './bundle/sealBundle';
import { publishedKeys } from './signing/SigningKeys';

const run = promisify(execFile);
const keys = signingKeys('s1');
const bundle = sealBundle(
  publishedLedger(),
  { at: minute(60), by: ADA.entityRef },
  keys,
);

/** What an auditor who does as docs/audit.md says reads on the screen. */
async function byHand(file: Bundle): Promise<readonly string[]> {
  const text = await readFile(
    join(__dirname, '../../../../docs/audit.md'),
    'utf8',
  );
  const commands = [
    ...text.matchAll(/<!-- tested -->\s+```sh\n([\s\S]*?)```/g),
  ].map(([, command]) => command);
  const directory = await mkdtemp(join(tmpdir(), 'incident-response-audit-'));
  try {
    await writeFile(
      join(directory, 'incident.bundle.json'),
      JSON.stringify(file),
    );
    await writeFile(
      join(directory, 'keys.json'),
      JSON.stringify({ publicKeys: publishedKeys(keys) }),
    );
    const outputs = await Promise.all(
      commands.map(command => run('sh', ['-c', command], { cwd: directory })),
    );
    return outputs.map(({ stdout }) => stdout.trim());
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

describe('checking a bundle by hand, as the documentation says', () => {
  it('finds a whole one whole', async () => {
    const [chain, signature, words] = await byHand(bundle);
    expect(chain.split('\n')).toEqual([
      ...bundle.commits.map(({ seq }) => `${seq} true true`),
      'head true',
    ]);
    expect(signature).toBe('signed by s1');
    expect(words).toMatch(
      /^true user:default\/ada user:default\/ben \(.+\) \S+ \S+ https:\/\/status\.example\.org\/p-1$/,
    );
  });

  it('finds what was changed', async () => {
    const [second] = bundle.commits.slice(1);
    const forged = {
      ...bundle,
      manifest: bundle.manifest.replace(ADA.entityRef, 'user:default/eve'),
      commits: bundle.commits.map(commit =>
        commit === second
          ? { ...commit, payload: commit.payload.replace('ben', 'eve') }
          : commit,
      ),
      publications: bundle.publications.map(record => ({
        ...record,
        bytes: record.bytes.replace('fail', 'work'),
      })),
    };
    const [chain, signature, words] = await byHand(forged);
    expect(chain).toContain('2 false true');
    expect(signature).toBe('signed by NOBODY KNOWN');
    expect(words).toMatch(/^false /);
  });
});
