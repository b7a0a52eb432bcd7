import fc from 'fast-check';
import { chainOf } from '../../domain/__testUtils__/chain';
import {
  ADA,
  BEN,
  happened,
  KEYS,
  minute,
} from '../../domain/__testUtils__/ledgerOf';
import { sha256, signHead } from '../../domain/ledger';
import { publishedBatches, publishedLedger } from '../__testUtils__/published';
import { signingKeys } from '../__testUtils__/keys';
import { signText, toPem } from '../signing/SigningKeys';
import type { Bundle } from './Bundle';
import { sealBundle } from './sealBundle';
import { verifyBundle } from './verifyBundle';

const keys = signingKeys('s1');
const stranger = signingKeys('s1');
const publicKeys = Object.values(keys.publicKeys);
const ledger = publishedLedger();
const exported = { at: minute(60), by: ADA.entityRef };
const bundle = sealBundle(ledger, exported, keys);

type Options = Partial<Parameters<typeof verifyBundle>[1]>;
const verdict = (file: unknown, trust: Options = {}) =>
  verifyBundle(typeof file === 'string' ? file : JSON.stringify(file), {
    publicKeys,
    anchors: [],
    ...trust,
  });

/** Every text, number and truth value in the file, with how to reach it. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) =>
        leaves(part, [...path, key]),
      )
    : [[...path]];
}

function changed(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (leaf: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value))
    return value.map((part, index) =>
      String(index) === key ? changed(part, rest, change) : part,
    );
  return Object.fromEntries(
    Object.entries(value as object).map(([name, part]) => [
      name,
      name === key ? changed(part, rest, change) : part,
    ]),
  );
}

const other = (leaf: unknown, place: number): unknown => {
  if (typeof leaf === 'number') return leaf + 1 + (place % 5);
  if (typeof leaf !== 'string') return !leaf;
  const at = place % Math.max(1, leaf.length);
  return (
    leaf.slice(0, at) + (leaf[at] === '0' ? '1' : '0') + leaf.slice(at + 1)
  );
};

describe('a bundle', () => {
  it('is found whole with nothing but the file and the public key', () => {
    expect(verdict(bundle)).toMatchObject({
      ok: true,
      commits: ledger.commits.length,
      publications: 1,
      signedBy: { keyId: 's1', trusted: true },
      headChecked: false,
    });
  });

  it('is found whole without a public key too, and says that this proves less', () => {
    expect(verdict(bundle, { publicKeys: [] })).toMatchObject({
      ok: true,
      signedBy: { trusted: false },
    });
  });

  it('holds the commits byte for byte and the request that was approved', () => {
    const [record] = bundle.publications;
    expect(bundle.commits.map(({ payload }) => payload)).toEqual(
      ledger.commits.map(({ payload }) => payload),
    );
    expect(sha256(record.bytes)).toBe(record.sha256);
    expect(record).toMatchObject({
      drafter: ADA.entityRef,
      approvals: [{ by: BEN.entityRef, at: minute(5).toISOString() }],
      publishedAt: minute(6).toISOString(),
      url: 'https://status.example.org/p-1',
    });
  });

  it('shows with the secret that its head was signed by the installation', () => {
    expect(verdict(bundle, { headKeys: KEYS })).toMatchObject({
      ok: true,
      headChecked: true,
    });
    const wrong = { current: 'k1', keys: { k1: Buffer.alloc(32, 9) } };
    expect(verdict(bundle, { headKeys: wrong })).toMatchObject({
      ok: false,
      part: 'head',
    });
  });
});

describe('tampering with a bundle', () => {
  const paths = leaves(bundle);

  it('in any field is found, with or without a public key at hand', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.nat(5_000),
        fc.boolean(),
        (path, place, trusting) => {
          const broken = changed(bundle, path, leaf => other(leaf, place));
          const found = verdict(broken, trusting ? {} : { publicKeys: [] });
          expect({ path, ok: found.ok }).toEqual({ path, ok: false });
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each(paths.map(path => [path.join('.'), path] as const))(
    'by taking %s away is found',
    (_name, path) => {
      const found = verdict(changed(bundle, path, () => undefined));
      expect(found.ok).toBe(false);
    },
  );

  it.each([
    ['at the top', []],
    ['in a commit', ['commits', '1']],
    ['in a publication', ['publications', '0']],
    ['in the signature', ['signature']],
  ])('by adding a field %s is found', (_where, path) => {
    const added = changed(bundle, path, part => ({
      ...(part as object),
      more: 'x',
    }));
    expect(verdict(added)).toMatchObject({ ok: false, part: 'file' });
  });

  it('with a commit names it, also where it was hashed anew', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: bundle.commits.length - 1 }),
        fc.nat(5_000),
        (index, place) => {
          const broken = changed(bundle, ['commits', String(index)], commit => {
            const { payload, ...rest } = commit as Bundle['commits'][number];
            const forged = String(other(payload, place));
            return { ...rest, payload: forged, hash: sha256(forged) };
          });
          const found = verdict(broken);
          if (found.ok) throw new Error('Nothing was found.');
          expect(found.part).toMatch(/commits|head/);
          expect([index + 1, index + 2]).toContain(found.seq);
        },
      ),
    );
  });

  it('by cutting off commits names the first that is gone', () => {
    const cut = { ...bundle, commits: bundle.commits.slice(0, 3) };
    expect(verdict(cut)).toMatchObject({ part: 'commits', seq: 4 });
  });

  it('by swapping the words of a publication names it', () => {
    const broken = changed(
      bundle,
      ['publications', '0', 'title'],
      () => 'All is well',
    );
    expect(verdict(broken)).toMatchObject({
      part: 'publications',
      problem: `Publication 1 is not what commit ${ledger.commits.length} of the ledger says.`,
    });
  });

  it('by another whole history under the old manifest is found', () => {
    const commits = chainOf([
      ...publishedBatches(),
      [happened('NOTE_ADDED', { noteId: 'n', text: 'slipped in' })],
    ]);
    expect(
      verdict({
        ...bundle,
        commits: commits.map(({ incidentId: _, ...commit }) => commit),
      }),
    ).toMatchObject({ part: 'commits', seq: commits.length });
  });

  it('by signing all of it anew with another key is found by whoever has the public key', () => {
    const forged = sealBundle(ledger, exported, stranger);
    expect(verdict(forged)).toMatchObject({ ok: false, part: 'signature' });
    expect(verdict({ ...forged, publicKey: bundle.publicKey })).toMatchObject({
      ok: false,
      part: 'signature',
    });
    expect(verdict({ ...bundle, publicKey: forged.publicKey })).toMatchObject({
      ok: false,
      part: 'key',
    });
  });

  it('by a manifest that is signed but says something else names what does not fit', () => {
    const manifest = JSON.parse(bundle.manifest);
    const resealed = (change: object) => {
      const text = JSON.stringify({ ...manifest, ...change });
      const value = signText(text, keys);
      return {
        ...bundle,
        manifest: text,
        signature: { ...bundle.signature, value },
      };
    };
    expect(verdict(resealed({ publications: 2 }))).toMatchObject({
      part: 'publications',
    });
    expect(verdict(resealed({ incidentId: 'inc-other' }))).toMatchObject({
      part: 'commits',
      seq: 1,
    });
    expect(verdict(resealed({ signedBy: 's9' }))).toMatchObject({
      part: 'signature',
    });
    expect(
      verdict(resealed({ head: { ...manifest.head, hash: '0'.repeat(64) } })),
    ).toMatchObject({ part: 'head' });
    expect(
      verdict(resealed({ head: { ...manifest.head, seq: 2 } })),
    ).toMatchObject({ part: 'commits', seq: 3 });
    expect(
      verdict(resealed({ format: 'incident-response/bundle/2' })),
    ).toMatchObject({
      part: 'manifest',
    });
  });

  it.each([
    ['', 'file'],
    ['{}', 'file'],
    ['null', 'file'],
    [JSON.stringify({ ...bundle, publicKey: 'none' }), 'key'],
  ])('beyond recognition says so: %s', (text, part) => {
    expect(verdict(text.slice(0, 100_000))).toMatchObject({ ok: false, part });
  });
});

it('the public key is the one that openssl would read', () => {
  expect(toPem(publicKeys[0])).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
});

it('a head of the store can be put under the same ledger by its own key only', () => {
  const { signature } = signHead(ledger.incidentId, ledger.head, KEYS);
  expect(JSON.parse(bundle.manifest).head.signature).toBe(signature);
});
