import { chainOf } from '../../domain/__testUtils__/chain';
import { happened, minute } from '../../domain/__testUtils__/ledgerOf';
import { signingKeys } from '../__testUtils__/keys';
import { publishedBatches, publishedLedger } from '../__testUtils__/published';
import { sealBundle } from '../bundle/sealBundle';
import { verifyBundle } from '../bundle/verifyBundle';
import { anchorLine, readAnchors } from './Anchor';
import { missingIncidents } from './checkAnchors';

const keys = signingKeys('s1');
const publicKeys = Object.values(keys.publicKeys);
const { incidentId, commits, head } = publishedLedger();
const anchorOf = (seq: number, id = incidentId) =>
  anchorLine(
    { incidentId: id, seq, hash: commits[seq - 1].hash },
    minute(seq),
    keys,
  );
const verdict = (ledger: Parameters<typeof sealBundle>[0], log: string) =>
  verifyBundle(
    JSON.stringify(sealBundle(ledger, { at: minute(9), by: 'x' }, keys)),
    { publicKeys, anchors: readAnchors(log) },
  );

describe('anchors', () => {
  it('of other incidents say nothing of this one', () => {
    const other = anchorLine(
      { incidentId: 'inc-other', seq: 1, hash: 'f'.repeat(64) },
      minute(1),
      keys,
    );
    expect(
      verdict({ incidentId, commits, head }, `${other}\n${anchorOf(2)}`),
    ).toMatchObject({ ok: true, anchors: 1 });
  });

  it('are found in whatever a log writes around them', () => {
    const lines = [
      `2026-11-23T10:02:00Z info audit ${anchorOf(2)} more`,
      JSON.stringify({ isAuditEvent: true, meta: { anchor: anchorOf(4) } }),
      `the ledger stood at \`${anchorOf(5)}\`.`,
      'incident-response/anchor/1 is what such a line begins with',
    ];
    expect(readAnchors(lines.join('\n')).map(({ seq }) => seq)).toEqual([
      2, 4, 5,
    ]);
  });

  it('agree with a ledger that only grew', () => {
    expect(
      verdict({ incidentId, commits, head }, `${anchorOf(2)}\n${anchorOf(6)}`),
    ).toMatchObject({ ok: true, anchors: 2 });
  });

  it('find that a ledger was cut, though its older head is signed', () => {
    const short = commits.slice(0, 4);
    const older = { ...head, seq: 4, hash: short[3].hash };
    expect(
      verdict({ incidentId, commits: short, head: older }, anchorOf(6)),
    ).toMatchObject({
      ok: false,
      part: 'anchors',
      seq: 6,
      problem: expect.stringContaining('The ledger was cut'),
    });
  });

  it('find that a ledger was rolled back and went on differently', () => {
    const note = happened('NOTE_ADDED', { noteId: 'n', text: 'instead' });
    const anew = chainOf([...publishedBatches().slice(0, 4), [note], [note]]);
    const last = anew[anew.length - 1];
    const ledger = {
      incidentId,
      commits: anew,
      head: { ...head, seq: last.seq, hash: last.hash },
    };
    expect(verdict(ledger, anchorOf(4)).ok).toBe(true);
    expect(verdict(ledger, anchorOf(6))).toMatchObject({
      part: 'anchors',
      problem: expect.stringContaining('rolled back'),
    });
  });

  it('that were forged or altered are no anchors', () => {
    const forged = anchorOf(6).replace(commits[5].hash, commits[4].hash);
    expect(verdict({ incidentId, commits, head }, forged)).toMatchObject({
      part: 'anchors',
      problem: expect.stringContaining('is not signed by a known key'),
    });
  });

  it('name the incidents that nobody brought', () => {
    const log = [anchorOf(2), anchorOf(3, 'inc-gone'), anchorOf(4, 'inc-gone')];
    const anchors = readAnchors(log.join('\n'));
    expect(
      missingIncidents(anchors, new Set([incidentId]), publicKeys),
    ).toEqual(['inc-gone']);
    const strangers = Object.values(signingKeys('s1').publicKeys);
    expect(missingIncidents(anchors, new Set(), strangers)).toEqual([]);
  });
});
