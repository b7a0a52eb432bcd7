import { chainOf, headOfChain } from './__testUtils__/chain';
import { DECLARED, INCIDENT_ID, KEYS, minute } from './__testUtils__/ledgerOf';
import { openCommit, sealCommit, sha256, type StoredCommit } from './ledger';
import { verifyLedger } from './verifyLedger';

const sealed = (claims: { incidentId?: string; seq?: number }) =>
  sealCommit({
    incidentId: INCIDENT_ID,
    seq: 1,
    commitId: 'c1',
    previous: '0'.repeat(64),
    at: minute(0).toISOString(),
    events: [DECLARED],
    ...claims,
  });

const problemOf = (commit: StoredCommit) => {
  const verdict = verifyLedger(
    INCIDENT_ID,
    [commit],
    headOfChain([commit]),
    KEYS,
  );
  return verdict.ok ? 'none' : verdict.problem;
};

describe('a commit whose bytes and place do not agree, under a signed head', () => {
  it('is found where the bytes are of another incident', () => {
    const commit = sealed({ incidentId: 'inc-other' });
    expect(problemOf({ ...commit, incidentId: INCIDENT_ID })).toBe(
      'Commit 1 belongs to incident inc-other.',
    );
  });

  it('is found where it is stored under another incident', () => {
    expect(problemOf({ ...sealed({}), incidentId: 'inc-other' })).toBe(
      `Commit 1 belongs to incident ${INCIDENT_ID}.`,
    );
  });

  it('is found where the bytes are of another place in the ledger', () => {
    expect(problemOf({ ...sealed({ seq: 2 }), seq: 1 })).toBe(
      'Commit 1 was stored under another number or commit id.',
    );
  });

  it('is found where it is stored under another commit id', () => {
    expect(problemOf({ ...sealed({}), commitId: 'c2' })).toBe(
      'Commit 1 was stored under another number or commit id.',
    );
  });

  it('is taken where they agree', () => {
    expect(problemOf(sealed({}))).toBe('none');
  });
});

describe('an event that is not known', () => {
  const read = (event: object) => {
    const [commit] = chainOf([[DECLARED]]);
    const payload = JSON.stringify({
      ...JSON.parse(commit.payload),
      events: [{ mustUnderstand: true, at: minute(0).toISOString(), ...event }],
    });
    return openCommit({ ...commit, payload, hash: sha256(payload) }).events[0];
  };

  it('keeps the version it has', () => {
    expect(read({ type: 'INCIDENT_SPLIT', v: 3 })).toStrictEqual({
      type: 'INCIDENT_SPLIT',
      v: 3,
      mustUnderstand: true,
      at: minute(0).toISOString(),
    });
  });

  it('gets none where it has none', () => {
    expect(read({ type: 'INCIDENT_SPLIT' })).toStrictEqual({
      type: 'INCIDENT_SPLIT',
      mustUnderstand: true,
      at: minute(0).toISOString(),
    });
  });
});
