import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { chainOf, headOfChain } from '../domain/__testUtils__/chain';
import {
  ADA,
  DECLARED,
  happened,
  INCIDENT_ID,
  KEYS,
} from '../domain/__testUtils__/ledgerOf';
import type { SignedHead, StoredCommit } from '../domain/ledger';
import { BrokenLedger, createLedgers } from './Ledgers';

const note = (text: string): LedgerEvent[] => [
  happened('NOTE_ADDED', { noteId: text, text }, { actor: ADA }),
];
const chain = chainOf([[DECLARED], note('a'), note('b')]);
const head = headOfChain(chain);

/** Rows as somebody with access to the store may have left them. */
function refreshing(
  commits: readonly StoredCommit[],
  stored: SignedHead | undefined,
) {
  const store = {
    read: async (_incidentId: string, afterSeq: number) =>
      commits.filter(commit => commit.seq > afterSeq),
    head: async () => stored,
  };
  return createLedgers(store, KEYS).refresh(INCIDENT_ID);
}

describe('the folds an engine goes on from', () => {
  it('hold what an engine signed', async () => {
    const { view } = await refreshing(chain, head);
    expect(view.seq).toBe(3);
    expect(view.incident?.notes.map(n => n.text)).toEqual(['a', 'b']);
  });

  it('are nothing where there is nothing', async () => {
    const { view } = await refreshing([], undefined);
    expect(view).toMatchObject({ seq: 0, incident: undefined });
  });

  it('do not take in a commit that was slipped in behind the signed head', async () => {
    const signedBefore = headOfChain(chain.slice(0, 2));
    await expect(refreshing(chain, signedBefore)).rejects.toThrow(BrokenLedger);
  });

  it('do not take in a commit whose head was moved along without a signature', async () => {
    const signedBefore = headOfChain(chain.slice(0, 2));
    const moved = { ...head, signature: signedBefore.signature };
    await expect(refreshing(chain, moved)).rejects.toThrow(/not signed/);
  });

  it('do not take in another last commit than the signed one', async () => {
    const other = chainOf([[DECLARED], note('a'), note('c')]);
    await expect(refreshing(other, head)).rejects.toThrow(/not signed/);
  });

  it('do not take in a ledger without a head', async () => {
    await expect(refreshing(chain, undefined)).rejects.toThrow(BrokenLedger);
  });

  it('go on to what was appended while they were read', async () => {
    let reads = 0;
    const ledgers = createLedgers(
      {
        read: async (_incidentId, afterSeq) => {
          reads += 1;
          const there = reads === 1 ? chain.slice(0, 2) : chain;
          return there.filter(commit => commit.seq > afterSeq);
        },
        head: async () => head,
      },
      KEYS,
    );
    const { view, delta } = await ledgers.refresh(INCIDENT_ID);
    expect([view.seq, delta.length]).toEqual([3, 3]);
  });
});
