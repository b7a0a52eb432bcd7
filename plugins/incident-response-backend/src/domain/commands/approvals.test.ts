import type {
  IncidentCommand,
  Person,
} from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, drafted, MITIGATED } from '../__testUtils__/incidents';
import {
  ADA,
  after,
  approvalOf,
  BEN,
  CONDUCTOR,
  minute,
  person,
  refusal,
  SETTINGS,
  WORDS,
} from '../__testUtils__/ledgerOf';
import { decide } from '../decide';
import type { FoldedIncident } from '../FoldedIncident';
import { createDraft } from './draftStatus';
import { MOST_REFUSALS } from './recordRefusal';

const COMMS = 'group:default/comms';
const EVE = person('eve');
const FACTS = { memberOf: { [COMMS]: true }, ageMs: 0 };

const withAuthority = (change: Partial<typeof SETTINGS.authority>) => ({
  ...SETTINGS,
  authority: { ...SETTINGS.authority, approverGroups: [COMMS], ...change },
});

function ask(
  incident: FoldedIncident,
  command: IncidentCommand,
  actor: Person,
  settings = withAuthority({ quorum: 2 }),
  at = 3,
) {
  const facts = FACTS;
  return decide(incident, command, { actor, now: minute(at), settings, facts });
}

function given(
  incident: FoldedIncident,
  actor: Person,
  settings = withAuthority({ quorum: 2 }),
) {
  const decision = ask(incident, approvalOf(incident), actor, settings);
  if (!decision.ok) throw new Error(decision.sentence);
  return after(incident, ...decision.events);
}

describe('two approvals', () => {
  it('are given by two people; the first one alone publishes nothing', () => {
    const half = given(drafted(), ADA);
    expect(half.drafts[0]).toMatchObject({
      status: 'waiting',
      approvals: [{ by: ADA, rule: 'incident commander', quorum: 2 }],
    });
    expect(half.drafts[0]).not.toHaveProperty('approval');
    const whole = given(half, EVE);
    expect(whole.drafts[0]).toMatchObject({
      status: 'approved',
      approval: { by: EVE, rule: `member of ${COMMS}`, quorum: 2 },
    });
    expect(whole.drafts[0].approvals).toHaveLength(2);
  });

  it('are not given by one person twice', () => {
    const half = given(drafted(), ADA);
    expect(refusal(ask(half, approvalOf(half), ADA))).toMatch(
      /^You approved it at .+ already; 2 different people have to\. Ask another approver\.$/,
    );
  });

  it('count anew for a revision', () => {
    const half = given(drafted(), ADA);
    const revised = ask(
      half,
      {
        type: 'reviseDraft',
        draftId: 'draft-1',
        revision: 1,
        content: { ...WORDS, body: 'Other words.' },
      },
      BEN,
    );
    if (!revised.ok) throw new Error(revised.sentence);
    const anew = after(half, ...revised.events);
    expect(anew.drafts[0].approvals).toEqual([]);
    expect(given(anew, EVE).drafts[0].status).toBe('waiting');
  });

  it('count anew once the incident has moved on', () => {
    const moved = after(given(drafted(), ADA), MITIGATED);
    const second = given(moved, EVE);
    expect(second.drafts[0].status).toBe('waiting');
    expect(second.drafts[0].approvals.map(({ by }) => by)).toEqual([EVE]);
    expect(given(second, ADA).drafts[0].status).toBe('approved');
  });
});

describe('an author', () => {
  const strict = withAuthority({ authorMayApprove: false });

  it('may not approve, where that is asked for; others may', () => {
    const incident = drafted();
    expect(refusal(ask(incident, approvalOf(incident), ADA, strict))).toBe(
      'You wrote these words, and who wrote them may not approve them here. Ask another approver.',
    );
    expect(given(incident, EVE, strict).drafts[0].status).toBe('approved');
  });

  it('is nobody where the writer proposed the words, and whoever revised them since', () => {
    const led = commanded();
    const proposal = createDraft(led, WORDS, {
      actor: CONDUCTOR,
      now: minute(2),
      settings: strict,
    });
    if (!proposal.ok) throw new Error(proposal.sentence);
    const proposed = after(led, ...proposal.events);
    expect(given(proposed, ADA, strict).drafts[0].status).toBe('approved');
    const revised = ask(
      proposed,
      {
        type: 'reviseDraft',
        draftId: 'draft-1',
        revision: 1,
        content: { ...WORDS, body: 'Better.' },
      },
      ADA,
      strict,
    );
    if (!revised.ok) throw new Error(revised.sentence);
    const own = after(proposed, ...revised.events);
    expect(refusal(ask(own, approvalOf(own), ADA, strict))).toMatch(
      /^You wrote these words/,
    );
  });
});

describe('words that cannot be approved as they are', () => {
  it('still hold a placeholder', () => {
    const incident = drafted(commanded(), { body: 'Some [describe impact].' });
    expect(refusal(ask(incident, approvalOf(incident), ADA))).toBe(
      'The body still holds the placeholder "[describe impact]". Revise the draft and say what customers should read there.',
    );
  });

  it('are half an hour old; the same words may be confirmed afresh', () => {
    const incident = drafted();
    const one = withAuthority({});
    const late = ask(incident, approvalOf(incident), ADA, one, 32);
    expect(refusal(late)).toBe(
      'It was written 30 minutes ago and may no longer be true. Revise it, or confirm the same words afresh.',
    );
    const confirm: IncidentCommand = {
      type: 'reviseDraft',
      draftId: 'draft-1',
      revision: 1,
      content: WORDS,
    };
    expect(refusal(ask(incident, confirm, ADA, one, 31))).toMatch(
      /^Nothing was changed/,
    );
    const confirmed = ask(incident, confirm, ADA, one, 32);
    if (!confirmed.ok) throw new Error(confirmed.sentence);
    const fresh = after(incident, ...confirmed.events);
    expect(ask(fresh, approvalOf(fresh), ADA, one, 33).ok).toBe(true);
  });
});

describe('a refused approval', () => {
  const one = withAuthority({});
  const stranger = (incident: FoldedIncident, draftId = 'draft-1') =>
    decide(
      incident,
      {
        type: 'approveDraft',
        draftId,
        revision: 1,
        sha256: 'a'.repeat(64),
      },
      { actor: BEN, now: minute(3), settings: one },
    );

  it('is kept on the ledger with what the person was told', () => {
    const refused = stranger(drafted());
    expect(refused).toMatchObject({
      ok: false,
      reason: 'forbidden',
      record: {
        type: 'STATUSPAGE_APPROVAL_REFUSED',
        actor: BEN,
        data: { draftId: 'draft-1', revision: 1, reason: 'forbidden' },
      },
    });
  });

  it('is kept once, however often it is tried, and not for ever', () => {
    let incident = drafted();
    let kept = 0;
    for (let n = 0; n < 200; n++) {
      const refused = stranger(incident, `draft-${n % 100}`);
      if (refused.ok) throw new Error('Ben may not approve.');
      if (!refused.record) continue;
      kept += 1;
      incident = after(incident, refused.record);
    }
    expect(kept).toBe(MOST_REFUSALS);
    expect(ask(incident, approvalOf(incident), ADA, one).ok).toBe(true);
  });

  it('of another person is kept all the same', () => {
    const first = stranger(drafted());
    if (first.ok || !first.record) throw new Error('It was not kept.');
    const incident = after(drafted(), first.record);
    expect(stranger(incident)).not.toHaveProperty('record');
    const other = decide(incident, approvalOf(incident), {
      actor: EVE,
      now: minute(3),
      settings: one,
    });
    expect(other).toHaveProperty('record');
  });
});
