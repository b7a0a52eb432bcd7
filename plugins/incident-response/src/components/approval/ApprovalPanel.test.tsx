import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/backend';
import { draft, note, revision, view } from '../../__testUtils__/fixtures';
import { openIncident, press } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const published = draft({
  status: 'published',
  published: {
    at: '2026-11-23T10:06:00.000Z',
    pageIncidentId: 'page-7',
    found: false,
  },
});
const rejected = draft({
  status: 'rejected',
  rejection: {
    by: 'user:default/ada',
    at: '2026-11-23T10:06:00.000Z',
    reason: 'Too vague',
  },
});

/** Somebody else decides while the page is open. */
const meanwhile = (...drafts: (typeof published)[]) => {
  backend.current.view = view({ seq: 5, drafts });
  backend.current.entries = [note(5, 'decided elsewhere')];
  return screen.findByRole('region', { name: 'Earlier updates', hidden: true });
};

describe('while somebody else decides', () => {
  it('words that are being typed stay', async () => {
    backend.current.view = view({ drafts: [draft()] });
    openIncident();
    await press('Revise');
    const title = await screen.findByLabelText(/^Title/);
    await userEvent.type(title, ' today');
    await meanwhile(published);
    expect(title).toBeInTheDocument();
    expect(title).toHaveValue('Checkout is failing today');
  });

  it('an approval in preparation says what was decided, and approves nothing', async () => {
    backend.current.view = view({ drafts: [draft()] });
    openIncident();
    await press('Approve and publish');
    await screen.findByRole('dialog');
    await meanwhile(published);
    expect(
      screen.getByText(/was decided while you were reading: Published/),
    ).toBeVisible();
    await press('Look at what stands now');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(backend.current.commands).toEqual([]);
  });

  it('the reason for a rejection that comes too late stays', async () => {
    backend.current.view = view({ drafts: [draft()] });
    backend.current.onCommand = () =>
      refusal(409, 'Ben wrote revision 2. Read that one and decide again.');
    openIncident();
    await press('Reject');
    const dialog = await screen.findByRole('dialog');
    const reason = within(dialog).getByRole('textbox');
    await userEvent.type(reason, 'Names a customer');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Reject' }),
    );
    expect(await screen.findByText(/Ben wrote revision 2/)).toBeVisible();
    expect(reason).toHaveValue('Names a customer');
  });

  it('a refusal does not speak of another revision where there is none', async () => {
    backend.current.view = view({ drafts: [draft()] });
    backend.current.onCommand = () =>
      refusal(409, 'draft-0 is being published. Wait a moment.');
    openIncident();
    await press('Approve and publish');
    await press('Approve revision 1');
    expect(await screen.findByText(/Wait a moment/)).toBeVisible();
    expect(screen.queryByText(/is shown now/)).not.toBeInTheDocument();
  });
});

describe('a decided draft', () => {
  it('leaves the focus in the panel', async () => {
    backend.current.view = view({ drafts: [draft()] });
    backend.current.onCommand = () => {
      backend.current.view = view({ seq: 5, drafts: [published] });
      return undefined;
    };
    openIncident();
    await press('Approve and publish');
    await press('Approve revision 1');
    await screen.findByRole('region', { name: 'Earlier updates' });
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Status page' })).toHaveFocus(),
    );
  });

  it('that was rejected can be put forward again by a revision', async () => {
    backend.current.view = view({ drafts: [rejected] });
    openIncident();
    const history = await screen.findByRole('region', {
      name: 'Earlier updates',
    });
    await userEvent.click(within(history).getByText('Rejected'));
    await press('Revise');
    await userEvent.type(await screen.findByLabelText(/^Title/), ' today');
    await press('Save as revision 2');
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        expect.objectContaining({
          type: 'reviseDraft',
          draftId: 'd1',
          revision: 1,
          content: expect.objectContaining({
            title: 'Checkout is failing today',
            body: revision(1).request.body,
          }),
        }),
      ]),
    );
  });
});

describe('the writer', () => {
  it('is not asked twice for the same', async () => {
    backend.current.view = view({
      draftRequests: [{ request: 1, status: 'investigating', answered: false }],
    });
    openIncident();
    const ask = await screen.findByRole('button', {
      name: 'Let the writer propose',
    });
    expect(ask).toHaveAccessibleDescription(
      'The writer is drafting one already.',
    );
    await userEvent.click(ask);
    expect(backend.current.commands).toEqual([]);
    expect(
      screen.getByRole('button', { name: 'Draft a status update' }),
    ).not.toHaveAttribute('aria-disabled');
  });
});

it('a click beside a dialog does not throw away what was typed', async () => {
  backend.current.view = view({ drafts: [draft()] });
  openIncident();
  await press('Reject');
  const dialog = await screen.findByRole('dialog');
  const reason = within(dialog).getByRole('textbox');
  await userEvent.type(reason, 'Names a customer');
  await userEvent.click(document.body);
  expect(reason).toBeInTheDocument();
  expect(reason).toHaveValue('Names a customer');
});
