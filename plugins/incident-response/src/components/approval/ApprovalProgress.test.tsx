import { screen } from '@testing-library/react';
import type { DraftAuthority } from '@incident-response/backstage-plugin-incident-response-common';
import { ADA, BEN, draft, view } from '../../__testUtils__/fixtures';
import { openIncident } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const authority = (change: Partial<DraftAuthority> = {}): DraftAuthority => ({
  draftId: 'd1',
  eligible: [ADA, BEN],
  quorum: 1,
  given: [],
  stale: false,
  staleAt: '2026-11-23T10:35:00.000Z',
  mayApprove: true,
  ...change,
});

function open(change: Partial<DraftAuthority>, of = draft()) {
  backend.current.view = view(
    { drafts: [of] },
    { approvals: [authority(change)] },
  );
  openIncident();
}

const button = (name: string) => screen.findByRole('button', { name });

describe('a draft that waits', () => {
  it('says who may still approve it and until when', async () => {
    open({});
    const list = await screen.findByRole('list', { name: 'May approve' });
    expect(list).toHaveTextContent('ada.moreau');
    expect(list).toHaveTextContent('ben.okafor');
    expect(
      screen.getByText('Has to be confirmed or revised after 10:35 UTC'),
    ).toBeVisible();
    expect(await button('Approve and publish')).not.toHaveAttribute(
      'aria-disabled',
    );
  });

  it('says how many more approvals it needs, and whose it has', async () => {
    const yours = 'You approved it already; 2 different people have to.';
    open({ quorum: 2, given: [ADA], eligible: [BEN], mayApprove: yours });
    expect(
      await screen.findByText('1 of 2 approvals: ada.moreau'),
    ).toBeVisible();
    expect(await button('Approve and publish')).toHaveAccessibleDescription(
      yours,
    );
  });

  it('says that nobody approved it yet where two have to', async () => {
    open({ quorum: 2 });
    expect(
      await screen.findByText('2 different people have to approve'),
    ).toBeVisible();
  });

  it('that is stale says so once, and offers to confirm it', async () => {
    const sentence = 'It was written 31 minutes ago and may no longer be true.';
    open({ stale: true, blocked: sentence, mayApprove: sentence });
    expect(await button('Confirm or revise')).toBeVisible();
    expect(await button('Approve and publish')).toHaveAccessibleDescription(
      sentence,
    );
    expect(
      screen.queryByText(/^Has to be confirmed or revised after/),
    ).not.toBeInTheDocument();
  });

  it('says that there may be more approvers than are known', async () => {
    const unknown = 'Who is in group:default/comms cannot be read just now.';
    open({ eligible: [], unknown });
    expect(await screen.findByText(unknown)).toBeVisible();
    expect(screen.queryByText(/^Nobody may approve now/)).toBeNull();
  });

  it('says that its approval lapsed', async () => {
    const voided = {
      at: '2026-11-23T10:20:00.000Z',
      reason: 'publishing had not begun within 10 minutes.',
      lapsed: true as const,
    };
    open({}, draft({ voided }));
    expect(
      await screen.findByText(
        'The approval lapsed: publishing had not begun within 10 minutes.',
      ),
    ).toBeVisible();
  });
});

it('an approved draft says when its approval lapses', async () => {
  open(
    { staleAt: undefined, lapsesAt: '2026-11-23T10:15:00.000Z' },
    draft({ status: 'approved' }),
  );
  expect(
    await screen.findByText('Lapses at 10:15 UTC unless publishing has begun'),
  ).toBeVisible();
});
