import { minute } from '../../domain/__testUtils__/ledgerOf';
import { signingKeys } from '../__testUtils__/keys';
import { publishedLedger } from '../__testUtils__/published';
import { anchorLine } from '../anchors/Anchor';
import { sha256 } from '../../domain/ledger';
import { sealBundle } from '../bundle/sealBundle';
import { sealTombstone } from '../retention/Epitaph';
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

describe('npm run verify with tombstones', () => {
  const { incidentId, commits, head } = ledger;
  const text = JSON.stringify(bundle);
  const stone = (change: { seq?: number; hash?: string } = {}) =>
    sealTombstone(
      {
        incidentId,
        status: 'closed',
        visibility: 'normal',
        endedAt: minute(8).toISOString(),
        retainUntil: minute(9).toISOString(),
        removedAt: minute(10).toISOString(),
        head: { ...head, ...change },
        commits: commits.length,
        export: { place: '/exports', file: 'inc.json', sha256: sha256(text) },
      },
      keys,
    );
  const answer = (tombstone: ReturnType<typeof stone>, value?: string) =>
    JSON.stringify({
      tombstones: [
        {
          statement: tombstone.statement,
          signature: { value: value ?? tombstone.signature },
        },
      ],
    });
  const files: Readonly<Record<string, string>> = {
    ...FILES,
    'mine.json': JSON.stringify(
      sealBundle(ledger, { at: minute(7), by: 'ada' }, keys),
    ),
    'stones.json': answer(stone()),
    'later.json': answer(stone({ seq: head.seq + 1 })),
    'other.json': answer(stone({ hash: '0'.repeat(64) })),
    'forged.json': answer(stone(), stone({ seq: 1 }).signature),
    'own.log': anchorLine({ ...last }, minute(7), keys),
  };
  const check = (...args: string[]) =>
    verifyFiles(
      readOptions([...args, '--public-key', 'keys.json']),
      async file => files[file],
    );

  it('says whether a file is the export that was kept', async () => {
    const found = await check(
      'inc.json',
      'mine.json',
      '--tombstones',
      'stones.json',
    );
    expect(found).toMatchObject({
      ok: true,
      tombstones: { read: 1, problems: [] },
      files: [
        { tombstone: 'the export that was kept' },
        { tombstone: 'another export' },
      ],
    });
  });

  it.each([
    ['later.json', /^inc\.json: The ledger was cut: when it was removed/],
    ['other.json', /^inc\.json: This is not the ledger that was removed/],
    [
      'forged.json',
      /^forged\.json: The tombstone is not signed by a known key/,
    ],
  ])('finds what does not agree with %s', async (file, problem) => {
    const found = await check('inc.json', '--tombstones', file);
    expect(found.ok).toBe(false);
    expect(found.problem).toMatch(problem);
  });

  it('misses no incident that has a tombstone, and compares that with the anchors', async () => {
    const anchored = ['--anchors', 'own.log', '--complete'];
    const lone = ['old.json', '--tombstones', 'stones.json', ...anchored];
    expect(await check(...lone)).toMatchObject({ ok: true, missing: [] });
    const stones = answer(stone({ seq: 1 }));
    const cut = await verifyFiles(
      readOptions([
        'inc.json',
        '--public-key',
        'keys.json',
        '--tombstones',
        'cut.json',
        '--anchors',
        'own.log',
      ]),
      async file => (file === 'cut.json' ? stones : files[file]),
    );
    expect(cut.tombstones.problems[0]).toMatch(
      /speaks of 1 commits, and an anchor from/,
    );
  });

  it('needs a key that it trusts, and a file that holds tombstones', async () => {
    const args = ['inc.json', '--tombstones', 'stones.json'];
    const unread = async (file: string) => files[file];
    await expect(verifyFiles(readOptions(args), unread)).rejects.toThrow(
      '--tombstones needs --public-key',
    );
    await expect(check('inc.json', '--tombstones', 'key.pem')).rejects.toThrow(
      'key.pem holds no tombstones',
    );
  });
});
