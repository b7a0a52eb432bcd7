import {
  canonicalPublication,
  chatOnlyRef,
  type PublicationRequest,
} from '@incident-response/backstage-plugin-incident-response-common';
import { chainOf } from '../domain/__testUtils__/chain';
import {
  ADA,
  CONDUCTOR,
  happened,
  WORDS,
} from '../domain/__testUtils__/ledgerOf';
import { publicationHash } from '../domain/publication';
import {
  REQUEST,
  created,
  approvedAs,
  look,
  ledger,
  GOOD,
  OPENED,
  reasonOf,
} from './__testUtils__/approvals';

describe('what a person approved', () => {
  it('is found, with exactly what may be published', () => {
    expect(look(GOOD)).toEqual({
      ok: true,
      approved: {
        kind: 'real',
        revision: 1,
        sha256: publicationHash(REQUEST),
        request: REQUEST,
      },
    });
  });

  it('is found where the approval shares its commit with other events', () => {
    const together = chainOf([
      OPENED,
      [
        created(),
        created(REQUEST, 'draft-2'),
        approvedAs(),
        approvedAs(REQUEST, { draftId: 'draft-2' }),
      ],
    ]);
    expect(look(together).ok).toBe(true);
  });
});

const CHANGES: readonly [string, Partial<PublicationRequest>][] = [
  ['title', { title: 'Another' }],
  ['status', { status: 'identified' }],
  ['impact', { impact: 'minor' }],
  ['body', { body: 'Other words.' }],
  ['components', { components: { checkout: 'operational' } }],
  [
    'a component more',
    { components: { ...WORDS.components, web: 'operational' } },
  ],
  ['notify', { notify: false }],
  ['page', { page: 'other' }],
  ['operation', { operation: { type: 'update', pageIncidentId: 'P1' } }],
  ['targets', { targets: ['elsewhere.example.org'] }],
];

describe('several approvals on one ledger', () => {
  const together = (...events: Parameters<typeof chainOf>[0][number]) =>
    chainOf([OPENED, [created(), created(REQUEST, 'draft-2'), ...events]]);
  const wrong = { bytes: 'something else' };
  const REFUSED = 'What would be published is not what was approved.';

  it('are told apart by their draft', () => {
    const other = (change: object) =>
      approvedAs(REQUEST, { draftId: 'draft-2', ...change });
    expect(look(together(approvedAs(), other(wrong))).ok).toBe(true);
    expect(
      reasonOf(look(together(approvedAs(REQUEST, wrong), other({})))),
    ).toBe(REFUSED);
  });

  it('are told apart by what they approved', () => {
    const better = { ...REQUEST, body: 'Better words.' };
    const again = together(
      approvedAs(),
      happened('STATUSPAGE_APPROVAL_VOIDED', {
        draftId: 'draft-1',
        revision: 1,
        reason: 'refused',
      }),
      happened('STATUSPAGE_DRAFT_REVISED', {
        draftId: 'draft-1',
        revision: 2,
        sha256: publicationHash(better),
        previousSha256: publicationHash(REQUEST),
        request: better,
      }),
      approvedAs(better, { revision: 2 }),
    );
    expect(look(again, { key: 'publish:draft-1:2:1' }).ok).toBe(true);
  });

  it('are told apart from an earlier, void one of the same words', () => {
    const voided = happened('STATUSPAGE_APPROVAL_VOIDED', {
      draftId: 'draft-1',
      revision: 1,
      reason: 'refused',
    });
    const again = (change: object) =>
      look(
        ledger(created(), approvedAs(), voided, approvedAs(REQUEST, change)),
        { key: 'publish:draft-1:1:1' },
      );
    expect(again({}).ok).toBe(true);
    expect(reasonOf(again(wrong))).toBe(REFUSED);
  });

  it('count only if a person gave them', () => {
    const bySystem = approvedAs(REQUEST, { actor: CONDUCTOR });
    expect(reasonOf(look(together(bySystem, approvedAs(REQUEST, wrong))))).toBe(
      REFUSED,
    );
  });
});

it('an approval of somebody whom only the chat knows counts for nothing', () => {
  const entityRef = chatOnlyRef('T0ACME', 'U0GRACE');
  const byStranger = ledger(
    created(),
    approvedAs(REQUEST, { actor: { ...ADA, door: 'slack', entityRef } }),
  );
  expect(reasonOf(look(byStranger))).toBe(
    'What would be published is not what was approved.',
  );
});

describe('an approval binds the whole request', () => {
  it.each(CHANGES)('%s is part of it', (_field, change) => {
    const other = { ...REQUEST, ...change };
    expect(publicationHash(other)).not.toBe(publicationHash(REQUEST));
    // The draft holds other words than those that were approved.
    const swapped = ledger(created(other), approvedAs(REQUEST));
    expect(reasonOf(look(swapped))).toBe(
      'What would be published is not what was approved.',
    );
  });

  it('the order of components and targets is not', () => {
    const two = {
      ...REQUEST,
      components: { a: 'operational', b: 'operational' },
      targets: ['x', 'y'],
    } as const;
    const turned = {
      ...REQUEST,
      components: { b: 'operational', a: 'operational' },
      targets: ['y', 'x'],
    } as const;
    expect(canonicalPublication({ ...two, targets: [...two.targets] })).toBe(
      canonicalPublication({ ...turned, targets: [...turned.targets] }),
    );
  });

  it.each([
    ['another revision', { revision: 2 }],
    ['another hash', { sha256: 'a'.repeat(64) }],
    ['other bytes under the same hash', { bytes: 'something else' }],
  ])('%s is refused', (_what, change) => {
    expect(reasonOf(look(ledger(created(), approvedAs(REQUEST, change))))).toBe(
      'What would be published is not what was approved.',
    );
  });
});
