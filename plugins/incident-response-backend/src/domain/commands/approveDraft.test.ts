import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import {
  accepted,
  ADA,
  approvalOf,
  ask,
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
import { decide } from '../decide';
import { sha256 } from '../ledger';

const settle = (
  verdict: Extract<IncidentCommand, { type: 'settlePublication' }>['verdict'],
  draftId = 'draft-1',
): IncidentCommand => ({ type: 'settlePublication', draftId, verdict });

describe('approving', () => {
  it('binds the very bytes, their hash, the person and the rule', () => {
    const incident = drafted();
    const decision = ask(incident, approvalOf(incident));
    if (!decision.ok) throw new Error(decision.sentence);
    const [approval] = decision.events;
    if (approval.type !== 'STATUSPAGE_DRAFT_APPROVED')
      throw new Error(approval.type);
    expect(approval.actor).toEqual(ADA);
    expect(approval.data).toMatchObject({
      draftId: 'draft-1',
      revision: 1,
      rule: 'incident commander',
    });
    expect(approval.data.sha256).toBe(sha256(approval.data.bytes));
    for (const word of [
      WORDS.title,
      WORDS.body,
      'major_outage',
      'public',
      'status.example.org',
    ])
      expect(approval.data.bytes).toContain(word);
  });

  it('is refused for words that were not shown', () => {
    const incident = drafted();
    expect(
      refusal(
        ask(incident, {
          ...approvalOf(incident),
          sha256: 'a'.repeat(64),
        } as IncidentCommand),
      ),
    ).toBe(
      'What you were shown is not what would be published. Load the draft again and decide on that.',
    );
  });

  it('is refused twice, naming who was first', () => {
    const incident = approved();
    expect(refusal(ask(incident, approvalOf(incident)))).toMatch(
      /^ada approved it at .+; it is being published\.$/,
    );
  });

  it('is refused for a stale revision, naming the newer one', () => {
    const incident = drafted();
    const revised = accepted(incident, [
      {
        type: 'reviseDraft',
        draftId: 'draft-1',
        revision: 1,
        content: { ...WORDS, body: 'B' },
      },
    ]);
    expect(refusal(ask(revised, approvalOf(incident)))).toMatch(
      /ada wrote revision 2/,
    );
  });

  it('is refused for what another one on its way decides', () => {
    const two = drafted(drafted());
    const first = accepted(two, [approvalOf(two, 'draft-1')]);
    expect(refusal(ask(first, approvalOf(first, 'draft-2')))).toBe(
      'draft-1 is being published and decides what this one has to do. Wait a moment and look again.',
    );
    const unsure = unknown();
    const next = drafted(unsure);
    expect(refusal(ask(next, approvalOf(next, 'draft-2')))).toBe(
      'Nobody knows yet whether draft-1 reached the status page. Settle that first.',
    );
  });

  it('is refused behind a publication that ends the public incident', () => {
    const ending = drafted(drafted(published(), { status: 'resolved' }), {
      status: 'monitoring',
    });
    const first = accepted(ending, [approvalOf(ending, 'draft-2')]);
    expect(refusal(ask(first, approvalOf(first, 'draft-3')))).toMatch(
      /^draft-2 is being published/,
    );
  });

  it('is fine beside another update of the same public incident', () => {
    const two = drafted(drafted(published()));
    const first = accepted(two, [approvalOf(two, 'draft-2')]);
    expect(ask(first, approvalOf(first, 'draft-3')).ok).toBe(true);
  });

  it('is refused for an operation that no longer applies', () => {
    const two = drafted(drafted());
    const open = published(accepted(two, [approvalOf(two, 'draft-1')]), 1);
    expect(refusal(ask(open, approvalOf(open, 'draft-2')))).toBe(
      'It would open a second public incident. Revise it, so that it updates the open one.',
    );
  });

  it.each([
    ['page', { ...SETTINGS, page: 'other' }],
    ['targets', { ...SETTINGS, targets: ['elsewhere.example.org'] }],
  ])(
    'is refused once the installation publishes elsewhere (%s)',
    (_what, settings) => {
      const incident = drafted();
      expect(
        refusal(
          decide(incident, approvalOf(incident), {
            actor: ADA,
            now: minute(4),
            settings,
          }),
        ),
      ).toMatch(
        /^It was written for the status page "public" \(status\.example\.org\), and this installation now publishes to "(other" \(status|public" \(elsewhere)\.example\.org\)\. Revise it\.$/,
      );
    },
  );
});

describe('settling a publication nobody knows of', () => {
  it('links what was found, with its address', () => {
    const settled = accepted(unknown(), [
      settle({
        found: true,
        pageIncidentId: 'P7',
        url: 'https://status.example.org/P7',
      }),
    ]);
    expect(settled.publicIncident).toEqual({
      pageIncidentId: 'P7',
      status: 'investigating',
      url: 'https://status.example.org/P7',
    });
    expect(settled.drafts[0]).toMatchObject({
      status: 'published',
      published: { found: true },
    });
    expect(
      settled.checklist.find(e => e.item === 'status-published')?.done,
    ).toBe(true);
  });

  it('finds an update in the public incident that it updates', () => {
    const settled = accepted(unknown(approved(drafted(published()))), [
      settle({ found: true, pageIncidentId: 'P1' }, 'draft-2'),
    ]);
    expect(settled.drafts[1].status).toBe('published');
  });

  it('sends again what is absent, under another key', () => {
    const settled = accepted(unknown(), [settle({ found: false })]);
    expect(settled.drafts[0]).toMatchObject({ status: 'approved', sends: 1 });
    expect(settled.effects['publish:draft-1:1:0'].status).toBe('done');
  });

  it.each([
    [
      commanded(),
      settle({ found: false }),
      'There is no draft "draft-1" on this incident. Choose one that it lists.',
    ],
    [
      approved(),
      settle({ found: false }),
      'There is nothing to settle: draft-1 is approved.',
    ],
    [
      unknown(approved(drafted(published()))),
      settle({ found: true, pageIncidentId: 'P9' }, 'draft-2'),
      'This draft updates the public incident P1; look for it there.',
    ],
  ])('is refused otherwise', (incident, command, sentence) => {
    expect(refusal(ask(incident, command))).toBe(sentence);
  });
});
