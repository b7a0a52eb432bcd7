import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/backend';
import {
  ADA,
  BEN,
  draft,
  note,
  revision,
  view,
} from '../../__testUtils__/fixtures';
import { renderPages, backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const open = () => renderPages('/incidents/inc-1');
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('what will be published', () => {
  it('is shown letter by letter, with everything an approval binds', async () => {
    backend.current.view = view({ drafts: [draft()] });
    open();
    const preview = await screen.findByRole('region', {
      name: 'Exactly this will be published',
    });
    const { request, sha256 } = revision(1);
    expect(within(preview).getByLabelText('Message').textContent).toBe(
      request.body,
    );
    for (const text of [
      request.title,
      'investigating',
      'major',
      'checkout: partial_outage',
      'Yes',
      'Open a new public incident',
      sha256.slice(0, 12),
    ]) {
      expect(within(preview).getByText(text)).toBeVisible();
    }
    expect(within(preview).getAllByText('built-in')).toHaveLength(2);
  });

  it('names the public incident it would update', async () => {
    backend.current.view = view({
      drafts: [
        draft({
          revisions: [
            revision(1, {
              operation: { type: 'update', pageIncidentId: 'page-7' },
              components: {},
              notify: false,
            }),
          ],
        }),
      ],
    });
    open();
    expect(
      await screen.findByText('Update public incident page-7'),
    ).toBeVisible();
    expect(screen.getByText('No component changes')).toBeVisible();
  });

  it('shows what the last revision changed', async () => {
    backend.current.view = view({
      drafts: [
        draft({
          revisions: [
            revision(1),
            revision(2, {
              impact: 'critical',
              body: 'We are investigating  failed orders.\n\n  Orders are kept.',
            }),
          ],
        }),
      ],
    });
    open();
    const diff = (await screen.findByText('Changed since revision 1'))
      .parentElement!;
    const removed = [...diff.querySelectorAll('del')].map(e => e.textContent);
    const added = [...diff.querySelectorAll('ins')].map(e => e.textContent);
    expect(removed).toEqual(['removed major', 'removed payments']);
    expect(added).toEqual(['added critical', 'added orders']);
  });

  it('lists who may approve, and says so when nobody may', async () => {
    backend.current.view = view(
      { drafts: [draft()] },
      { eligibleApprovers: [ADA, BEN] },
    );
    const { unmount } = open();
    const list = await screen.findByRole('list', { name: 'May approve' });
    expect(within(list).getAllByRole('link')).toHaveLength(2);
    unmount();
    backend.current.view = view(
      { drafts: [draft()] },
      { eligibleApprovers: [] },
    );
    open();
    expect(await screen.findByText(/Nobody may approve now/)).toBeVisible();
  });
});

describe('approving', () => {
  it('asks again and sends the revision and hash that were shown', async () => {
    backend.current.view = view({ drafts: [draft()] });
    open();
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
    open();
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
    open();
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
    open();
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
    open();
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
    open();
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
    open();
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
    open();
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
    open();
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
    open();
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
});
