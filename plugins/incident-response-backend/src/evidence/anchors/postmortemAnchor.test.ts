import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  incidentOf,
  INCIDENT_ID,
  minute,
} from '../../domain/__testUtils__/ledgerOf';
import { sha256 } from '../../domain/ledger';
import { CALL } from '../../engine/__testUtils__/smallWorld';
import type { EffectPorts } from '../../engine/effects/EffectDefinition';
import { writePostmortem } from '../../engine/effects/postmortem';
import { signingKeys } from '../__testUtils__/keys';
import { publishedLedger } from '../__testUtils__/published';
import { anchorLine, isAnchorSigned, readAnchors } from './Anchor';

const keys = signingKeys('s1');
const publicKeys = Object.values(keys.publicKeys);
const { head } = publishedLedger();
const words = '# What happened\n\nCheckout failed for ada@example.org.\n';

const lineOf = async (incidentId: string) =>
  anchorLine({ incidentId, seq: head.seq, hash: head.hash }, minute(31), keys);

/** What stands on the ledger once the postmortem is written. */
async function written(line: EffectPorts['anchorLine']) {
  const incident = incidentOf();
  const outcome = await writePostmortem({
    writer: { name: 'w', draftPostmortem: async () => ({ markdown: words }) },
    timeline: async () => [],
    anchorLine: line,
  } as unknown as EffectPorts).perform(
    { kind: 'writePostmortem', key: 'postmortem' },
    incident,
    CALL,
  );
  const [event] = outcome(incident, minute(31));
  return (event as Extract<LedgerEvent, { type: 'POSTMORTEM_DRAFTED' }>).data;
}

describe('a postmortem', () => {
  it('ends with an anchor that redaction left whole and that anybody can check', async () => {
    const { markdown, sha256: hash } = await written(lineOf);
    expect(markdown).toMatch(/## Evidence\n[^#]+$/);
    expect(markdown).not.toContain('ada@example.org');
    const anchors = readAnchors(markdown);
    expect(anchors).toMatchObject([
      { incidentId: INCIDENT_ID, seq: head.seq, hash: head.hash },
    ]);
    expect(isAnchorSigned(anchors[0], publicKeys)).toBe(true);
    expect(hash).toBe(sha256(markdown));
  });

  it('is written all the same where no anchor can be made, and says so', async () => {
    const { markdown } = await written(async () => {
      throw new Error('The ledger cannot be read.');
    });
    expect(markdown).toContain('It could not be told. Verify the ledger.');
    expect(readAnchors(markdown)).toEqual([]);
  });

  it('has no such section where nothing is signed', async () => {
    const { markdown } = await written(undefined);
    expect(markdown).not.toContain('## Evidence');
  });
});
