import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import {
  accepted,
  after,
  ADA,
  approvalOf,
  ask,
  BEN,
  CONDUCTOR,
  happened,
  incidentOf,
  minute,
  refusal,
  SETTINGS,
  WORDS,
} from '../__testUtils__/ledgerOf';
import {
  approved,
  commanded,
  drafted,
  published,
  unknown,
} from '../__testUtils__/incidents';
import { createDraft } from './draftStatus';

const revise = (body: string, revision = 1): IncidentCommand => ({
  type: 'reviseDraft',
  draftId: 'draft-1',
  revision,
  content: { ...WORDS, body },
});

const REJECT: IncidentCommand = {
  type: 'rejectDraft',
  draftId: 'draft-1',
  revision: 1,
  reason: 'Too vague',
};

/** The first of two drafts is approved. */
function approvedFirst(incident: ReturnType<typeof drafted>) {
  return accepted(incident, [approvalOf(incident, 'draft-1')]);
}

const ENDED = published(approved(drafted(published(), { status: 'resolved' })));

describe('drafting', () => {
  it('opens a public incident with the first draft and updates it with the next', () => {
    expect(drafted().drafts[0].revisions[0].request.operation).toEqual({
      type: 'create',
    });
    expect(
      drafted(published()).drafts[1].revisions[0].request.operation,
    ).toEqual({
      type: 'update',
      pageIncidentId: 'P1',
    });
  });

  it.each([
    [incidentOf(), undefined, 'investigating'],
    [published(), undefined, 'identified'],
    [published(), 'monitoring' as const, 'monitoring'],
  ])('asks the writer for words', (incident, status, expected) => {
    const asked = accepted(incident, [
      { type: 'draftStatus', ...(status ? { status } : {}) },
    ]);
    expect(asked.draftRequests).toEqual([
      { request: 1, status: expected, answered: false },
    ]);
  });

  it('has nothing to say once the public incident is resolved', () => {
    const sentence =
      'The public incident is resolved; nothing more can be published about it. Declare a new incident if there is more to say.';
    expect(refusal(ask(ENDED, { type: 'draftStatus' }))).toBe(sentence);
    expect(refusal(ask(ENDED, { type: 'draftStatus', content: WORDS }))).toBe(
      sentence,
    );
  });

  it('cannot resolve what is not open, nor ask the writer for it', () => {
    const sentence =
      'There is no public incident to resolve. Open one first, with another status.';
    const content = { ...WORDS, status: 'resolved' as const };
    expect(refusal(ask(incidentOf(), { type: 'draftStatus', content }))).toBe(
      sentence,
    );
    expect(
      refusal(ask(incidentOf(), { type: 'draftStatus', status: 'resolved' })),
    ).toBe(sentence);
  });

  it('names what the page would not take', () => {
    const long = createDraft(
      incidentOf(),
      { ...WORDS, body: 'x'.repeat(25_001) },
      {
        actor: CONDUCTOR,
        now: minute(2),
        settings: SETTINGS,
      },
    );
    expect(refusal(long)).toMatch(
      /^The draft cannot be published as it is: body: .+\.$/,
    );
  });
});

describe('revising', () => {
  it('adds a revision by whoever wrote it', () => {
    const revised = accepted(drafted(), [revise('We found it.')], BEN);
    expect(
      revised.drafts[0].revisions.map(r => [r.revision, r.author]),
    ).toEqual([
      [1, 'user:default/ada'],
      [2, 'user:default/ben'],
    ]);
  });

  it('puts a rejected draft forward again, even with the same words', () => {
    const rejected = accepted(drafted(), [REJECT]);
    const again = accepted(rejected, [revise(WORDS.body)]);
    expect(again.drafts[0]).toMatchObject({ status: 'waiting' });
    expect(again.drafts[0]).not.toHaveProperty('rejection');
  });

  it('forgets why an approval of other words was void', () => {
    const voided = after(
      approved(),
      happened('STATUSPAGE_APPROVAL_VOIDED', {
        draftId: 'draft-1',
        revision: 1,
        reason: 'no',
      }),
    );
    expect(voided.drafts[0].voided).toBeDefined();
    expect(
      accepted(voided, [revise('Better.')]).drafts[0].voided,
    ).toBeUndefined();
  });

  it('aims at what has to be done now', () => {
    const second = drafted(drafted());
    const open = published(approvedFirst(second), 1);
    const aimed = accepted(open, [
      { ...revise('Now.'), draftId: 'draft-2' } as IncidentCommand,
    ]);
    expect(aimed.drafts[1].revisions[1].request.operation).toEqual({
      type: 'update',
      pageIncidentId: 'P1',
    });
  });

  it.each([
    [
      drafted(),
      revise(WORDS.body),
      'Nothing was changed in the draft. Approve it as it is, or change something first.',
    ],
    [
      accepted(drafted(), [revise('B')]),
      revise('C', 1),
      /^You were looking at revision 1; ada wrote revision 2 at .+\. Read that one and decide again\.$/,
    ],
    [
      approved(),
      revise('B'),
      /^ada approved it at .+; it is being published\.$/,
    ],
    [
      published(),
      revise('B'),
      /^It was published at .+\. Draft another update to say more\.$/,
    ],
    [
      unknown(),
      revise('B'),
      'Nobody knows yet whether it reached the status page. Settle that first.',
    ],
    [
      incidentOf(),
      revise('B'),
      'There is no draft "draft-1" on this incident. Choose one that it lists.',
    ],
  ])('is refused where it would be lost', (incident, command, sentence) => {
    expect(refusal(ask(incident, command))).toMatch(sentence);
  });

  it('is refused once nothing can be published', () => {
    const late = drafted(published());
    const over = published(approved(drafted(late, { status: 'resolved' })), 3);
    expect(
      refusal(
        ask(over, { ...revise('x'), draftId: 'draft-2' } as IncidentCommand),
      ),
    ).toBe(
      'The public incident is resolved; nothing more can be published about it. Declare a new incident if there is more to say.',
    );
  });
});

describe('rejecting', () => {
  it('keeps who, when and why', () => {
    const rejected = accepted(drafted(), [REJECT]);
    expect(rejected.drafts[0]).toMatchObject({
      status: 'rejected',
      rejection: { by: ADA.entityRef, reason: 'Too vague' },
    });
    expect(refusal(ask(rejected, approvalOf(rejected)))).toBe(
      'ada rejected it: Too vague. Revise it to put it forward again.',
    );
  });

  it('is refused for another revision than the one read', () => {
    expect(refusal(ask(accepted(drafted(), [revise('B')]), REJECT))).toMatch(
      /^You were looking at revision 1/,
    );
  });
});

describe('commands of a draft', () => {
  it('need somebody in command to be decided', () => {
    expect(ask(drafted(), REJECT, BEN)).toMatchObject({ reason: 'forbidden' });
    expect(commanded().ic).toBe(ADA.entityRef);
  });
});
