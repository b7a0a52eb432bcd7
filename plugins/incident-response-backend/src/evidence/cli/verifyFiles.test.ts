import { minute } from '../../domain/__testUtils__/ledgerOf';
import { signingKeys } from '../__testUtils__/keys';
import { publishedLedger } from '../__testUtils__/published';
import { anchorLine } from '../anchors/Anchor';
import { sealBundle } from '../bundle/sealBundle';
import { publishedKeys, toPem } from '../signing/SigningKeys';
import { readOptions } from './options';
import { verifyFiles } from './verifyFiles';

const keys = signingKeys('s1');
const retired = signingKeys('s0');
const ledger = publishedLedger();
const bundle = sealBundle(ledger, { at: minute(9), by: 'auditor' }, keys);
const last = ledger.commits[ledger.commits.length - 1];
const gone = { incidentId: 'inc-gone', seq: 2, hash: last.hash };

const FILES: Readonly<Record<string, string>> = {
  'inc.json': JSON.stringify(bundle),
  'old.json': JSON.stringify(
    sealBundle(ledger, { at: minute(8), by: 'auditor' }, retired),
  ),
  'broken.json': JSON.stringify({
    ...bundle,
    commits: bundle.commits.slice(0, -1),
  }),
  'key.pem': toPem(keys.publicKeys.s1),
  'keys.json': JSON.stringify({
    publicKeys: [...publishedKeys(keys), ...publishedKeys(retired)],
  }),
  'head.secret': `${Buffer.alloc(32, 7).toString('utf8')}\n`,
  'audit.log': [
    anchorLine({ ...last }, minute(7), keys),
    anchorLine(gone, minute(7), retired),
  ].join('\n'),
};

async function read(file: string): Promise<string> {
  if (!(file in FILES)) throw new Error(`${file} cannot be read`);
  return FILES[file];
}

const run = (...args: string[]) => verifyFiles(readOptions(args), read);

describe('npm run verify', () => {
  it('finds a file whole with the public key of the installation', async () => {
    expect(await run('inc.json', '--public-key', 'key.pem')).toMatchObject({
      ok: true,
      files: [{ file: 'inc.json', ok: true, signedBy: { trusted: true } }],
    });
  });

  it('takes the answer of the key route, with retired keys in it', async () => {
    const found = await run(
      'inc.json',
      'old.json',
      '--public-key',
      'keys.json',
    );
    expect(found.files.map(({ ok }) => ok)).toEqual([true, true]);
    const narrow = await run('old.json', '--public-key', 'key.pem');
    expect(narrow.problem).toMatch(
      /^old\.json: The manifest is not signed by any of the public keys given\./,
    );
  });

  it('names the first broken thing and the file it is in', async () => {
    expect(await run('inc.json', 'broken.json')).toMatchObject({
      ok: false,
      problem: `broken.json: The signed head says ${
        ledger.commits.length
      } commits; the file holds ${ledger.commits.length - 1}.`,
    });
  });

  it('names anchored incidents that nobody brought', async () => {
    const args = ['inc.json', '--public-key', 'keys.json'];
    const anchored = [...args, '--anchors', 'audit.log'];
    expect((await run(...anchored)).ok).toBe(true);
    expect(await run(...anchored, '--complete')).toMatchObject({
      ok: false,
      missing: ['inc-gone'],
      problem: 'No file was given for inc-gone, and anchors know of it.',
    });
  });

  it.each([
    [[], 'There is no file to verify.'],
    [['inc.json', '--key', 'secret'], '--key secret is not <id>=<file>.'],
    [['inc.json', '--complete'], '--complete needs --anchors'],
    [
      ['inc.json', '--anchors', 'audit.log', '--complete'],
      '--complete needs --public-key',
    ],
    [['none.json'], 'none.json cannot be read'],
    [['inc.json', '--public-key', 'inc.bin'], 'inc.bin cannot be read'],
    [
      ['inc.json', '--public-key', 'head.secret'],
      'head.secret holds no public key.',
    ],
  ])('says what is wrong with %j', async (args, sentence) => {
    await expect(async () => run(...args)).rejects.toThrow(sentence);
  });
});
