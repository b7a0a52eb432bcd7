import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { draft, note, revision, view } from '../../__testUtils__/fixtures';
import { openIncident, press } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const theirs = revision(2, { body: 'Card payments fail for some.' });

/** Somebody else saves a revision while this one is being typed. */
async function typeUntilOvertaken() {
  backend.current.view = view({ drafts: [draft()] });
  openIncident();
  await press('Revise');
  const title = await screen.findByLabelText(/^Title/);
  await userEvent.type(title, ' today');
  backend.current.view = view({
    seq: 5,
    drafts: [draft({ revisions: [revision(1), theirs] })],
  });
  backend.current.entries = [note(5, 'revised elsewhere')];
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(/saved revision 2 while you were writing/);
  return within(dialog);
}

const sent = async () => {
  await waitFor(() => expect(backend.current.commands).toHaveLength(1));
  return backend.current.commands[0];
};

describe('a revision that somebody else saves while one is being typed', () => {
  it('is shown with who wrote it and what is different, and holds back saving', async () => {
    const dialog = await typeUntilOvertaken();
    expect(dialog.getByRole('alert')).toHaveTextContent(
      'ben.okafor saved revision 2',
    );
    expect(dialog.getByText(/What your words would change/)).toBeVisible();
    expect(screen.getByRole('dialog')).toHaveTextContent(/removed Card/);
    expect(dialog.getByLabelText(/^Title/)).toHaveValue(
      'Checkout is failing today',
    );
    expect(
      dialog.getByRole('button', { name: 'Save as revision 2' }),
    ).toBeDisabled();
  });

  it('gets the typed words on top, as a revision of it', async () => {
    const dialog = await typeUntilOvertaken();
    await press('Keep mine on top of revision 2');
    expect(dialog.queryByRole('alert')).not.toBeInTheDocument();
    await press('Save as revision 3');
    expect(await sent()).toEqual(
      expect.objectContaining({
        type: 'reviseDraft',
        draftId: 'd1',
        revision: 2,
        content: expect.objectContaining({
          title: 'Checkout is failing today',
          body: revision(1).request.body,
        }),
      }),
    );
  });

  it('is taken over, and what was typed can be brought back', async () => {
    const dialog = await typeUntilOvertaken();
    await press('Take revision 2');
    expect(dialog.getByLabelText(/^Title/)).toHaveValue('Checkout is failing');
    expect(dialog.getByLabelText(/^Message/)).toHaveValue(theirs.request.body);
    await userEvent.type(dialog.getByLabelText(/^Message/), ' Orders wait.');
    await press('Bring back what I had written');
    expect(dialog.getByLabelText(/^Title/)).toHaveValue(
      'Checkout is failing today',
    );
    await press('Bring back what I had written');
    await press('Save as revision 3');
    expect(await sent()).toEqual(
      expect.objectContaining({
        revision: 2,
        content: expect.objectContaining({
          body: 'Card payments fail for some. Orders wait.',
        }),
      }),
    );
  });

  it('leaves the focus inside the dialog when it is decided about', async () => {
    const dialog = await typeUntilOvertaken();
    dialog.getByRole('button', { name: /^Keep mine/ }).focus();
    await userEvent.keyboard('{Enter}');
    expect(screen.getByRole('dialog')).toContainElement(
      document.activeElement as HTMLElement,
    );
  });
});
