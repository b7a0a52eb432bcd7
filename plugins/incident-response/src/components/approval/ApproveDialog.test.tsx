import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/backend';
import { draft, note, revision, view } from '../../__testUtils__/fixtures';
import { openIncident, press } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('approving', () => {
  it('asks again and sends the revision and hash that were shown', async () => {
    backend.current.view = view({ drafts: [draft()] });
    openIncident();
    await press('Approve and publish');
    const dialog = await screen.findByRole('dialog', {
      name: 'Publish these words?',
    });
    expect(within(dialog).getByLabelText('Message').textContent).toBe(
      revision(1).request.body,
    );
    expect(backend.current.commands).toEqual([]);
    await press('Approve revision 1');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(backend.current.commands).toEqual([
      {
        type: 'approveDraft',
        draftId: 'd1',
        revision: 1,
        sha256: '1'.repeat(64),
      },
    ]);
  });

  it('can be done with the keyboard alone', async () => {
    backend.current.view = view({ drafts: [draft()] });
    openIncident();
    const approve = await screen.findByRole('button', {
      name: 'Approve and publish',
    });
    approve.focus();
    await userEvent.keyboard('{Enter}');
    const confirm = await screen.findByRole('button', {
      name: 'Approve revision 1',
    });
    for (let i = 0; i < 10 && document.activeElement !== confirm; i++) {
      await userEvent.tab();
    }
    expect(confirm).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(backend.current.commands).toHaveLength(1));
  });

  it('is withdrawn under the reader when a newer revision arrives', async () => {
    backend.current.view = view({ drafts: [draft()] });
    openIncident();
    await press('Approve and publish');
    await screen.findByRole('dialog');
    backend.current.view = view({
      seq: 5,
      drafts: [draft({ revisions: [revision(1), revision(2)] })],
    });
    backend.current.entries = [note(5, 'revised')];
    expect(
      await screen.findByText(/Revision 1 was replaced by revision 2/),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Approve revision 1' }),
    ).not.toBeInTheDocument();
    await press('Look at revision 2');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(backend.current.commands).toEqual([]);
  });

  it('that comes too late shows the refusal and the revision that stands now', async () => {
    backend.current.view = view({ drafts: [draft()] });
    backend.current.onCommand = () => {
      backend.current.view = view({
        seq: 5,
        drafts: [draft({ revisions: [revision(1), revision(2)] })],
      });
      return refusal(409, 'Revision 1 of d1 was replaced by revision 2.');
    };
    openIncident();
    await press('Approve and publish');
    await press('Approve revision 1');
    expect(
      await screen.findByText('Revision 1 of d1 was replaced by revision 2.'),
    ).toBeVisible();
    expect(
      await screen.findByText(
        'Revision 2 is shown now; read it before you approve.',
      ),
    ).toBeVisible();
    expect(screen.getByTitle('2'.repeat(64))).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('stays visible with its reason to whom it is not allowed', async () => {
    backend.current.view = view(
      { drafts: [draft()] },
      { refused: { approveDraft: 'Only the IC ada.moreau may approve.' } },
    );
    openIncident();
    const button = await screen.findByRole('button', {
      name: 'Approve and publish',
    });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription(
      'Only the IC ada.moreau may approve.',
    );
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
