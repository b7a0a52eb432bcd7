import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/backend';
import { draft, revision, view } from '../../__testUtils__/fixtures';
import { openIncident, press } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('revising and rejecting', () => {
  it('starts from the words that are shown and sends all of them', async () => {
    backend.current.view = view({
      drafts: [draft()],
      suggestedComponents: [
        {
          entityRef: 'component:default/web',
          title: 'Web shop',
          depth: 1,
          statusComponent: 'web',
        },
      ],
    });
    openIncident();
    await press('Revise');
    const title = await screen.findByLabelText(/^Title/);
    expect(title).toHaveFocus();
    await userEvent.clear(title);
    await userEvent.type(title, 'Payments fail');
    expect(screen.getByRole('button', { name: /Web shop/ })).toBeVisible();
    await press('Save as revision 2');
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        {
          type: 'reviseDraft',
          draftId: 'd1',
          revision: 1,
          content: {
            title: 'Payments fail',
            status: 'investigating',
            impact: 'major',
            body: revision(1).request.body,
            components: { checkout: 'partial_outage' },
            notify: true,
          },
        },
      ]),
    );
  });

  it('keeps what was typed when somebody else was faster', async () => {
    backend.current.view = view({ drafts: [draft()] });
    backend.current.onCommand = () =>
      refusal(409, 'Revision 1 of d1 was replaced by revision 2.');
    openIncident();
    await press('Revise');
    const title = await screen.findByLabelText(/^Title/);
    await userEvent.type(title, ' today');
    await press('Save as revision 2');
    expect(
      await screen.findByText('Revision 1 of d1 was replaced by revision 2.'),
    ).toBeVisible();
    expect(screen.getByLabelText(/^Title/)).toHaveValue(
      'Checkout is failing today',
    );
  });

  it('needs a reason to reject', async () => {
    backend.current.view = view({ drafts: [draft()] });
    openIncident();
    await press('Reject');
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', { name: 'Reject' });
    expect(confirm).toBeDisabled();
    await userEvent.type(within(dialog).getByRole('textbox'), 'Too vague');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        {
          type: 'rejectDraft',
          draftId: 'd1',
          revision: 1,
          reason: 'Too vague',
        },
      ]),
    );
  });
});
