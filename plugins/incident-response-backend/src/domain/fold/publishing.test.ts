import {
  approved,
  drafted,
  published,
  unknown,
} from '../__testUtils__/incidents';
import {
  accepted,
  after,
  happened,
  incidentOf,
  minute,
} from '../__testUtils__/ledgerOf';

describe('publishing', () => {
  it('a publication names the public incident and starts the reminders anew', () => {
    const incident = published(approved(), 1, minute(7));
    expect(incident.publicIncident).toEqual({
      pageIncidentId: 'P1',
      status: 'investigating',
    });
    expect(incident.reminders.since).toBe(minute(7).toISOString());
    expect(incident.milestones.firstPublishedAt).toBe(minute(7).toISOString());
    const next = published(approved(drafted(incident)), 2, minute(9));
    expect(next.milestones.firstPublishedAt).toBe(minute(7).toISOString());
  });

  it('an approval by a part of the system is none', () => {
    const { revisions } = drafted().drafts[0];
    const forged = happened('STATUSPAGE_DRAFT_APPROVED', {
      draftId: 'draft-1',
      revision: 1,
      sha256: revisions[0].sha256,
      bytes: '',
      rule: 'x',
    });
    expect(after(drafted(), forged).drafts[0].status).toBe('waiting');
  });

  it('a void approval leaves the draft waiting, for another send', () => {
    const voided = after(
      approved(),
      happened('STATUSPAGE_APPROVAL_VOIDED', {
        draftId: 'draft-1',
        revision: 1,
        reason: 'refused',
      }),
    );
    expect(voided.drafts[0]).toMatchObject({
      status: 'waiting',
      sends: 1,
      voided: { reason: 'refused' },
    });
    expect(voided.drafts[0]).not.toHaveProperty('approval');
    expect(approved(voided).drafts[0]).not.toHaveProperty('voided');
  });

  it('a refusal that comes after nobody knew leaves nothing unknown', () => {
    const refused = after(
      unknown(),
      happened('STATUSPAGE_APPROVAL_VOIDED', {
        draftId: 'draft-1',
        revision: 1,
        reason: 'refused',
      }),
    );
    expect(refused.drafts[0].status).toBe('waiting');
    expect(refused.drafts[0]).not.toHaveProperty('unknown');
  });

  it('a rejection by a part of the system names it', () => {
    const rejected = after(
      drafted(),
      happened('STATUSPAGE_APPROVAL_REJECTED', {
        draftId: 'draft-1',
        revision: 1,
        reason: 'no',
      }),
    );
    expect(rejected.drafts[0].rejection?.by).toBe('conductor');
  });

  it('what is unknown says so until it is settled', () => {
    expect(unknown().drafts[0]).toMatchObject({
      status: 'unknown',
      unknown: { detail: 'no answer' },
    });
    const settled = after(
      unknown(),
      happened('PUBLICATION_SETTLED', {
        draftId: 'draft-1',
        found: true,
        pageIncidentId: 'P2',
      }),
    );
    expect(settled.drafts[0]).not.toHaveProperty('unknown');
  });

  it('answers the request it was written for', () => {
    const asked = accepted(incidentOf(), [
      { type: 'draftStatus' },
      { type: 'draftStatus' },
    ]);
    const { request, sha256 } = drafted().drafts[0].revisions[0];
    const answered = after(
      asked,
      happened('STATUSPAGE_DRAFT_CREATED', {
        draftId: 'draft-1',
        revision: 1,
        sha256,
        request,
        answers: 2,
      }),
    );
    expect(answered.draftRequests.map(r => r.answered)).toEqual([false, true]);
    expect(answered.drafts[0].revisions[0].author).toBe('conductor');
  });
});
