import fc from 'fast-check';
import { chainOf, headOfChain } from './__testUtils__/chain';
import {
  DECLARED,
  happened,
  INCIDENT_ID,
  KEYS,
  minute,
} from './__testUtils__/ledgerOf';
import {
  openCommit,
  sealCommit,
  sha256,
  signHead,
  type SignedHead,
  type StoredCommit,
} from './ledger';
import { verifyLedger } from './verifyLedger';

const LENGTH = 6;
const note = (n: number) =>
  happened(
    'NOTE_ADDED',
    { noteId: `note-${n}`, text: `note ${n}` },
    { at: minute(n) },
  );
const chain = chainOf([
  [DECLARED],
  ...Array.from({ length: LENGTH - 1 }, (_, n) => [note(n), note(n + 10)]),
]);
const head = headOfChain(chain);
const verdict = (
  commits: readonly StoredCommit[],
  signed: SignedHead | undefined = head,
) => verifyLedger(INCIDENT_ID, commits, signed, KEYS);

const seqs = fc.integer({ min: 1, max: LENGTH });
const replaced = (
  seq: number,
  change: (stored: StoredCommit) => StoredCommit,
) => chain.map(stored => (stored.seq === seq ? change(stored) : stored));

/** Another character at a place in a text. */
const altered = (text: string, place: number) => {
  const at = place % text.length;
  return (
    text.slice(0, at) + (text[at] === '0' ? '1' : '0') + text.slice(at + 1)
  );
};

/** A tampered commit that was hashed anew, as somebody with the database would. */
const rehashed = (stored: StoredCommit, payload: string): StoredCommit => ({
  ...stored,
  payload,
  hash: sha256(payload),
});

describe('an intact ledger', () => {
  it('is found intact', () => {
    expect(verdict(chain)).toEqual({ ok: true, commits: LENGTH });
  });

  it('is found intact by a retired key', () => {
    const keys = {
      current: 'k2',
      keys: { ...KEYS.keys, k2: Buffer.alloc(32, 8) },
    };
    expect(verifyLedger(INCIDENT_ID, chain, head, keys).ok).toBe(true);
  });
});

describe('tampering', () => {
  it('with any byte of any payload names that commit', () => {
    fc.assert(
      fc.property(seqs, fc.nat(), (seq, place) => {
        const broken = replaced(seq, s => ({
          ...s,
          payload: altered(s.payload, place),
        }));
        expect(verdict(broken)).toMatchObject({ ok: false, brokenSeq: seq });
      }),
    );
  });

  it('with any byte of any payload, hashed anew, names that commit or the next', () => {
    fc.assert(
      fc.property(seqs, fc.nat(), (seq, place) => {
        const broken = replaced(seq, s =>
          rehashed(s, altered(s.payload, place)),
        );
        const found = verdict(broken);
        if (found.ok) throw new Error('Nothing was found.');
        expect([seq, seq + 1]).toContain(found.brokenSeq);
      }),
    );
  });

  it.each(['incidentId', 'commitId', 'payload', 'hash'] as const)(
    'with the field %s of any commit names it',
    field => {
      fc.assert(
        fc.property(seqs, fc.nat(), (seq, place) => {
          const broken = replaced(seq, s => ({
            ...s,
            [field]: altered(s[field], place),
          }));
          expect(verdict(broken)).toMatchObject({ ok: false, brokenSeq: seq });
        }),
      );
    },
  );

  it('with the number of any commit names it', () => {
    fc.assert(
      fc.property(seqs, fc.integer({ min: -3, max: 9 }), (seq, other) => {
        fc.pre(other !== seq);
        expect(
          verdict(replaced(seq, s => ({ ...s, seq: other }))),
        ).toMatchObject({ ok: false, brokenSeq: seq });
      }),
    );
  });

  it('that leaves something unreadable says what and where, in one sentence', () => {
    const seal = (event: object) =>
      rehashed(
        chain[1],
        JSON.stringify({ ...JSON.parse(chain[1].payload), events: [event] }),
      );
    const problem = (event: object) => {
      const found = verdict([chain[0], seal(event)]);
      return found.ok ? 'none' : found.problem;
    };
    expect(problem({ ...note(1), data: { noteId: 'n' } })).toBe(
      'Commit 2 cannot be read: NOTE_ADDED.data.text: Invalid input: expected string, received undefined.',
    );
    expect(problem({ type: 'NOTE_ADDED' })).toMatch(
      /^Commit 2 cannot be read: commit\.events\.0\.mustUnderstand: .+\.$/,
    );
  });

  it('by deleting any commit names it', () => {
    fc.assert(
      fc.property(seqs, seq => {
        expect(verdict(chain.filter(s => s.seq !== seq))).toMatchObject({
          ok: false,
          brokenSeq: seq,
        });
      }),
    );
  });

  it('by cutting off the end names the first commit that is gone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LENGTH - 1 }), kept => {
        expect(verdict(chain.slice(0, kept))).toMatchObject({
          ok: false,
          brokenSeq: kept + 1,
        });
      }),
    );
  });

  it('by swapping two commits names the first of them', () => {
    fc.assert(
      fc.property(seqs, seqs, (a, b) => {
        fc.pre(a < b);
        const swapped = [...chain];
        [swapped[a - 1], swapped[b - 1]] = [swapped[b - 1], swapped[a - 1]];
        expect(verdict(swapped)).toMatchObject({ ok: false, brokenSeq: a });
      }),
    );
  });

  it('by replacing the end with another history is found at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LENGTH - 1 }), kept => {
        const other = chainOf(
          chain.map((s, i) =>
            i < kept ? openCommit(s).events : [note(99)],
          ) as Parameters<typeof chainOf>[0],
        );
        expect(verdict(other)).toMatchObject({ ok: false, brokenSeq: LENGTH });
      }),
    );
  });

  it('by appending behind the head names what was appended', () => {
    const longer = chainOf([
      ...chain.map(s => openCommit(s).events),
      [note(99)],
    ] as Parameters<typeof chainOf>[0]);
    expect(verdict(longer)).toMatchObject({
      ok: false,
      brokenSeq: LENGTH + 1,
      problem: 'Commit 7 is not covered by the signed head.',
    });
  });

  it('by giving one incident the ledger of another names its first commit', () => {
    const other = chainOf([[DECLARED], [note(1)]], 'inc-other');
    expect(
      verifyLedger(INCIDENT_ID, other, headOfChain(other, 'inc-other'), KEYS),
    ).toMatchObject({ ok: false, brokenSeq: 1 });
  });

  it('by an event that no version could have written names its commit', () => {
    const impossible = sealCommit({
      incidentId: INCIDENT_ID,
      seq: 2,
      commitId: 'x',
      previous: chain[0].hash,
      at: 'now',
      events: [],
    });
    expect(verdict([chain[0], impossible])).toMatchObject({
      ok: false,
      brokenSeq: 2,
    });
  });
});

describe('tampering with the head', () => {
  it.each(['hash', 'keyId', 'signature'] as const)(
    'with its %s is found',
    field => {
      fc.assert(
        fc.property(fc.nat(), place => {
          expect(
            verdict(chain, { ...head, [field]: altered(head[field], place) })
              .ok,
          ).toBe(false);
          expect(
            verdict(chain, { ...head, [field]: `${head[field]}zz` }).ok,
          ).toBe(false);
          expect(verdict(chain, { ...head, [field]: '' }).ok).toBe(false);
        }),
      );
    },
  );

  it('with its number is found', () => {
    fc.assert(
      fc.property(fc.integer(), seq => {
        fc.pre(seq !== LENGTH);
        expect(verdict(chain, { ...head, seq }).ok).toBe(false);
      }),
    );
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'with a key called %s is found, not stumbled over',
    keyId => {
      expect(verdict(chain, { ...head, keyId })).toMatchObject({
        ok: false,
        problem: expect.stringContaining(
          `The head names key "${keyId}", which is not configured. Put it back`,
        ),
      });
    },
  );

  it('by taking back an older head names what it does not cover', () => {
    expect(verdict(chain, headOfChain(chain.slice(0, 4)))).toMatchObject({
      ok: false,
      brokenSeq: 5,
    });
  });

  it('by taking it away is found', () => {
    expect(verifyLedger(INCIDENT_ID, chain, undefined, KEYS)).toMatchObject({
      ok: false,
      problem: 'The head is missing.',
    });
  });

  it('by the head of another incident is found', () => {
    expect(verdict(chain, signHead('inc-other', head, KEYS)).ok).toBe(false);
  });

  it('by a signature for another commit is found', () => {
    const forged = signHead(
      INCIDENT_ID,
      { seq: LENGTH, hash: chain[2].hash },
      KEYS,
    );
    expect(verdict(chain, forged)).toMatchObject({
      ok: false,
      problem: 'The last commit is not the one that was signed.',
    });
  });
});
