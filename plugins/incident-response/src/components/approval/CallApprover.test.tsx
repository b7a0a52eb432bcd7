import { screen, waitFor } from '@testing-library/react';
import { refusal } from '../../__testUtils__/backend';
import { draft, view } from '../../__testUtils__/fixtures';
import { openIncident, press } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const ASK = 'Only the incident commander may do this.';
const at = '2026-11-23T10:06:00.000Z';
const call = {
  draftId: 'd1',
  approver: 'user:default/ben',
  by: 'user:default/ada',
  at,
};

/** Of somebody who may not approve, unless said otherwise. */
function seen(
  change: Parameters<typeof view>[0] = {},
  mayApprove: true | string = ASK,
) {
  const shown = view({ drafts: [draft()], ...change });
  const approvals = shown.approvals.map(one => ({ ...one, mayApprove }));
  const { viewer } = shown;
  const allowed = { ...viewer.allowed, approveDraft: mayApprove };
  return { ...shown, approvals, viewer: { ...viewer, allowed } };
}

describe('somebody who may not approve', () => {
  it('has somebody called who may', async () => {
    backend.current.view = seen();
    openIncident();
    await press('Page approver');
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        { type: 'callApprover', draftId: 'd1' },
      ]),
    );
  });

  it('is told why nobody is called', async () => {
    backend.current.view = seen();
    backend.current.onCommand = () =>
      refusal(409, 'ben may be called again at 10:11 UTC.');
    openIncident();
    await press('Page approver');
    expect(await screen.findByText(/called again at 10:11/)).toBeVisible();
  });

  it.each([
    ['is being called', call, /^ben is being called/],
    ['was called', { ...call, called: { at } }, /^ben was called at/],
    [
      'could not be called',
      { ...call, called: { at, error: 'no account' } },
      /^ben could not be called \(no account\)/,
    ],
  ])('reads who %s', async (_what, approverCall, said) => {
    backend.current.view = seen({ approverCalls: [approverCall] });
    openIncident();
    expect(await screen.findByText(said)).toBeVisible();
  });
});

it('whoever may approve calls nobody', async () => {
  backend.current.view = seen({}, true);
  openIncident();
  await screen.findByRole('button', { name: 'Approve and publish' });
  expect(
    screen.queryByRole('button', { name: 'Page approver' }),
  ).not.toBeInTheDocument();
});
