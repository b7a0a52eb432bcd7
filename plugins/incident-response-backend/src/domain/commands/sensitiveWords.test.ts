import { commanded, drafted } from '../__testUtils__/incidents';
import {
  after,
  approvalOf,
  ask,
  happened,
  refusal,
  SETTINGS,
  WORDS,
} from '../__testUtils__/ledgerOf';
import { publicationHash } from '../publication';

const CARD = ['4111 1111', '1111 1111'].join(' ');
const BODY = `Card ${CARD} was charged twice.`;
const REFUSED =
  'The body has what looks like a card number at characters 6 to 24 ("4111…"). Public words are never altered: take it out, or say it otherwise.';

describe('public words with a secret or a person in them', () => {
  it('are refused when they are drafted', () => {
    const content = { ...WORDS, body: BODY };
    expect(refusal(ask(commanded(), { type: 'draftStatus', content }))).toBe(
      REFUSED,
    );
  });

  it('are refused when they are revised', () => {
    expect(
      refusal(
        ask(drafted(), {
          type: 'reviseDraft',
          draftId: 'draft-1',
          revision: 1,
          content: { ...WORDS, body: BODY },
        }),
      ),
    ).toBe(REFUSED);
  });

  it('are refused when they are approved, where they stand on the ledger already', () => {
    const request = {
      ...WORDS,
      body: BODY,
      page: SETTINGS.page,
      operation: { type: 'create' as const },
      targets: [...SETTINGS.targets],
    };
    const incident = after(
      commanded(),
      happened('STATUSPAGE_DRAFT_CREATED', {
        draftId: 'draft-1',
        revision: 1,
        sha256: publicationHash(request),
        request,
      }),
    );
    expect(refusal(ask(incident, approvalOf(incident)))).toBe(REFUSED);
  });

  it('are taken as they are, to the letter, where there is neither', () => {
    const body =
      'errors, components; checkout, payments; write to support@example.org';
    const [draft] = drafted(commanded(), { body }).drafts;
    expect(draft.revisions[0].request.body).toBe(body);
  });
});
