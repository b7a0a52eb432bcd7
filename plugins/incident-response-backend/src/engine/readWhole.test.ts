import { chainOf, headOfChain } from '../domain/__testUtils__/chain';
import {
  DECLARED,
  happened,
  INCIDENT_ID,
  incidentOf,
  KEYS,
  minute,
  SETTINGS,
} from '../domain/__testUtils__/ledgerOf';
import { headOf } from '../domain/headOf';
import { verifyLedger } from '../domain/verifyLedger';
import { readWhole } from './readWhole';

const note = (n: number) => [
  happened('NOTE_ADDED', { noteId: `n${n}`, text: 'x' }),
];
const chain = chainOf([
  [DECLARED],
  ...Array.from({ length: 30 }, (_, n) => note(n)),
]);
const headAt = (seq: number) => ({
  ...headOf(incidentOf(), chain[seq - 1], {
    keys: KEYS,
    settings: SETTINGS,
    now: minute(0),
  }),
  ...headOfChain(chain.slice(0, seq)),
});

/** A store whose ledger grows by so many commits whenever somebody looks. */
function growing(from: number, by: number, until: number) {
  let seq = from;
  const grown = () => {
    seq = Math.min(seq + by, until);
    return seq;
  };
  return {
    head: async () => headAt(seq),
    read: async () => chain.slice(0, grown()),
  };
}

describe('a whole ledger', () => {
  it.each([
    ['rests', 3, 0, 3],
    ['grew while it was read', 3, 2, 5],
    ['never rests', 3, 1, 30],
  ])(
    'is read with the head that covers it where it %s',
    async (_how, from, by, until) => {
      const { head, commits } = await readWhole(
        growing(from, by, until),
        INCIDENT_ID,
      );
      expect(verifyLedger(INCIDENT_ID, commits, head, KEYS)).toMatchObject({
        ok: true,
      });
    },
  );

  it('shows what was slipped in behind a head that stands still', async () => {
    const store = {
      head: async () => headAt(3),
      read: async () => chain.slice(0, 4),
    };
    const { head, commits } = await readWhole(store, INCIDENT_ID);
    expect(verifyLedger(INCIDENT_ID, commits, head, KEYS)).toMatchObject({
      ok: false,
      brokenSeq: 4,
    });
  });

  it('may be none at all', async () => {
    const nothing = { head: async () => undefined, read: async () => [] };
    expect(await readWhole(nothing, INCIDENT_ID)).toEqual({
      head: undefined,
      commits: [],
    });
  });
});
