import { type LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { headOfChain } from '../domain/__testUtils__/chain';
import { happened, INCIDENT_ID } from '../domain/__testUtils__/ledgerOf';
import { sealCommit, sha256, type StoredCommit } from '../domain/ledger';
import {
  created,
  approvedAs,
  look,
  ledger,
  GOOD,
  reasonOf,
} from './__testUtils__/approvals';

describe('a ledger that was tampered with', () => {
  const forged = (commits: readonly StoredCommit[], event: LedgerEvent) => {
    const last = commits[commits.length - 1];
    return [
      ...commits,
      sealCommit({
        incidentId: INCIDENT_ID,
        seq: last.seq + 1,
        commitId: 'forged',
        previous: last.hash,
        at: event.at,
        events: [event],
      }),
    ];
  };
  const waiting = ledger(created());

  it.each([
    [
      'edited',
      GOOD.map(s => ({
        ...s,
        payload: s.payload.replace('Some payments', 'All payments'),
      })),
      headOfChain(GOOD),
    ],
    [
      'edited and hashed anew',
      GOOD.map(s => {
        const payload = s.payload.replace('Some payments', 'All payments');
        return { ...s, payload, hash: sha256(payload) };
      }),
      headOfChain(GOOD),
    ],
    ['cut', GOOD.slice(0, 2), headOfChain(GOOD)],
    ['reordered', [GOOD[0], GOOD[2], GOOD[1]], headOfChain(GOOD)],
    ['without a head', GOOD, undefined],
    [
      'under a head nobody signed',
      GOOD,
      { ...headOfChain(GOOD), signature: '0'.repeat(64) },
    ],
    [
      'under a head of an unknown key',
      GOOD,
      { ...headOfChain(GOOD), keyId: 'k9' },
    ],
  ])('publishes nothing: %s', (_what, commits, head) => {
    expect(reasonOf(look(commits, { head }))).toMatch(
      /^The ledger is not intact \(.+\) Nothing is published from it\.$/,
    );
  });

  it('does not count an approval that was slipped in behind the signed head', () => {
    expect(
      reasonOf(
        look(forged(waiting, approvedAs()), { head: headOfChain(waiting) }),
      ),
    ).toBe('The draft is not approved.');
  });

  it('does not count a head over a forged approval either', () => {
    const longer = forged(waiting, approvedAs());
    const head = { ...headOfChain(waiting), seq: 3, hash: longer[2].hash };
    expect(reasonOf(look(longer, { head }))).toMatch(
      /^The ledger is not intact/,
    );
  });

  it('is not published from by a replica that does not understand it', () => {
    const strange = {
      ...happened('NOTE_ADDED', { noteId: 'n', text: 'x' }),
      type: 'INCIDENT_SPLIT',
      mustUnderstand: true,
    };
    const blocked = forged(GOOD, strange as unknown as LedgerEvent);
    expect(reasonOf(look(blocked, { head: headOfChain(blocked) }))).toBe(
      'This replica does not know the event "INCIDENT_SPLIT" and may not publish.',
    );
  });
});
