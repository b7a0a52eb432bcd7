import { type PublicationRequest } from '@incident-response/backstage-plugin-incident-response-common';
import {
  CONDUCTOR,
  happened,
  SETTINGS,
} from '../domain/__testUtils__/ledgerOf';
import { publicationHash } from '../domain/publication';
import {
  REQUEST,
  created,
  approvedAs,
  publishedAs,
  look,
  ledger,
  GOOD,
  reasonOf,
} from './__testUtils__/approvals';

describe('no approval', () => {
  const UPDATE: PublicationRequest = {
    ...REQUEST,
    operation: { type: 'update', pageIncidentId: 'P1' },
  };
  const unknown = happened('PUBLICATION_UNKNOWN', {
    draftId: 'draft-1',
    detail: '?',
  });
  const voided = happened('STATUSPAGE_APPROVAL_VOIDED', {
    draftId: 'draft-1',
    revision: 1,
    reason: 'no',
  });
  const again = happened('STATUSPAGE_DRAFT_REVISED', {
    draftId: 'draft-1',
    revision: 2,
    sha256: publicationHash(REQUEST),
    previousSha256: publicationHash(REQUEST),
    request: REQUEST,
  });

  it.each([
    ['no draft', ledger()],
    ['a waiting draft', ledger(created())],
    ['a revision after it', ledger(created(), approvedAs(), again)],
    [
      'a rejection',
      ledger(
        created(),
        happened('STATUSPAGE_APPROVAL_REJECTED', {
          draftId: 'draft-1',
          revision: 1,
          reason: 'no',
        }),
      ),
    ],
    ['a void one', ledger(created(), approvedAs(), voided)],
    [
      'one that is published',
      ledger(created(), approvedAs(), publishedAs('P1')),
    ],
    ['one of unknown outcome', ledger(created(), approvedAs(), unknown)],
    [
      'one by a part of the system',
      ledger(created(), approvedAs(REQUEST, { actor: CONDUCTOR })),
    ],
    [
      'one of another draft',
      ledger(
        created(),
        created(REQUEST, 'draft-2'),
        approvedAs(REQUEST, { draftId: 'draft-2' }),
      ),
    ],
  ])('is found in %s', (_what, commits) => {
    expect(reasonOf(look(commits))).toBe('The draft is not approved.');
  });

  it.each([
    ['publish:draft-1:1:1', GOOD],
    ['publish:draft-1:2:0', GOOD],
    ['publish:draft-2:1:0', GOOD],
    [
      'publish:draft-1:1:0',
      ledger(
        created(),
        approvedAs(),
        unknown,
        happened('PUBLICATION_SETTLED', { draftId: 'draft-1', found: false }),
      ),
    ],
  ])('serves a send that was overtaken (%s)', (key, commits) => {
    expect(reasonOf(look(commits, { key }))).toBe(
      'This send was overtaken by another one.',
    );
  });

  it.each([
    [
      'a second public incident',
      ledger(
        created(REQUEST, 'draft-2'),
        created(),
        approvedAs(REQUEST, { draftId: 'draft-2' }),
        approvedAs(),
        publishedAs('P1', 'draft-2'),
      ),
      'It would open a second public incident. Revise it, so that it updates the open one.',
    ],
    [
      'an update of nothing',
      ledger(created(UPDATE), approvedAs(UPDATE)),
      'It would update a public incident that is not there. Revise it, so that it opens one.',
    ],
    [
      'an update of another public incident',
      ledger(
        created(REQUEST, 'draft-2'),
        approvedAs(REQUEST, { draftId: 'draft-2' }),
        publishedAs('P2', 'draft-2'),
        created(UPDATE),
        approvedAs(UPDATE),
      ),
      'It would open a second public incident. Revise it, so that it updates the open one.',
    ],
    [
      'anything after the end',
      ledger(
        created({ ...REQUEST, status: 'resolved' }, 'draft-2'),
        publishedAs('P1', 'draft-2'),
        created(UPDATE),
        approvedAs(UPDATE),
      ),
      'The public incident is resolved; nothing more can be published about it. Declare a new incident if there is more to say.',
    ],
  ])('still allows %s', (_what, commits, reason) => {
    expect(reasonOf(look(commits))).toBe(reason);
  });

  it.each([
    ['page', { page: 'other' }],
    ['targets', { targets: ['elsewhere.example.org'] }],
    ['targets that only read alike', { targets: ['status.example.org', ''] }],
  ])('still allows another %s of the installation', (_what, change) => {
    expect(
      reasonOf(look(GOOD, { settings: { ...SETTINGS, ...change } })),
    ).toMatch(
      /^It was written for the status page "public" \(status\.example\.org\), and/,
    );
  });
});
