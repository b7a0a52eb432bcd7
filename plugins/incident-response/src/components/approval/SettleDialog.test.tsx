import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { draft, revision, view } from '../../__testUtils__/fixtures';
import { openIncident, press } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('a publication nobody knows the outcome of', () => {
  const unknown = draft({
    status: 'unknown',
    unknown: {
      at: '2026-11-23T10:07:00.000Z',
      detail: 'The page did not answer; it was looked for twice.',
    },
  });

  it('is settled as found with the page’s own id', async () => {
    backend.current.view = view({ drafts: [unknown] });
    openIncident();
    expect(await screen.findByText(/it was looked for twice/)).toBeVisible();
    await press('Settle');
    await userEvent.click(await screen.findByLabelText('It is on the page'));
    const dialog = screen.getByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: 'Settle' });
    expect(confirm).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/Public incident id/), 'page-7');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        {
          type: 'settlePublication',
          draftId: 'd1',
          verdict: { found: true, pageIncidentId: 'page-7' },
        },
      ]),
    );
  });

  it('is sent again when a person says it is not on the page', async () => {
    backend.current.view = view({ drafts: [unknown] });
    openIncident();
    await press('Settle');
    await userEvent.click(
      await screen.findByLabelText('It is not on the page: send again'),
    );
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', {
        name: 'Settle',
      }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        {
          type: 'settlePublication',
          draftId: 'd1',
          verdict: { found: false },
        },
      ]),
    );
  });

  it('can only be found at the public incident it was an update of', async () => {
    const operation = { type: 'update', pageIncidentId: 'page-3' } as const;
    backend.current.view = view({
      drafts: [{ ...unknown, revisions: [revision(1, { operation })] }],
    });
    openIncident();
    await press('Settle');
    await userEvent.click(await screen.findByLabelText('It is on the page'));
    expect(screen.getByLabelText(/Public incident id/)).toHaveValue('page-3');
  });
});
