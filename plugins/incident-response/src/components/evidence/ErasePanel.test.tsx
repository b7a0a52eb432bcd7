import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { press } from '../../__testUtils__/incidentPage';
import { backendForTests, renderPages } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const CAROL = 'carol@example.org';

/** Fills in the dialog, and the confirmation as given. */
async function fillIn(again: string) {
  renderPages('/incidents/evidence');
  await press('Erase a person');
  const dialog = within(await screen.findByRole('dialog'));
  const field = (name: RegExp) => dialog.getByRole('textbox', { name });
  await userEvent.type(field(/^Who/), CAROL);
  await userEvent.type(field(/^Why/), 'Asked for.');
  await userEvent.type(field(/once more/), again);
  return dialog.getByRole('button', { name: 'Erase for ever' });
}

describe('erasing a person', () => {
  it('asks for the same words twice', async () => {
    const confirm = await fillIn('carol@example.com');
    expect(confirm).toBeDisabled();
    expect(backend.current.erasures).toEqual([]);
  });

  it('says what stays behind and which ledgers were told', async () => {
    backend.current.erasure = {
      persons: ['person:3f2a9c'],
      incidents: ['inc-1', 'inc-2'],
    };
    await userEvent.click(await fillIn(CAROL));
    expect(
      await screen.findByText('Erased, and told to every ledger concerned (2)'),
    ).toBeVisible();
    expect(backend.current.erasures).toEqual([
      { person: CAROL, reason: 'Asked for.' },
    ]);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(screen.getByText('person:3f2a9c')).toBeVisible();
    const told = screen.getByRole('list', { name: 'Ledgers that were told' });
    expect(
      within(told)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual(['/incidents/inc-1', '/incidents/inc-2']);
    expect(document.body).not.toHaveTextContent(CAROL);
  });

  it('does not call a person erased of whom nothing is known', async () => {
    await userEvent.click(await fillIn(CAROL));
    expect(await screen.findByText(/there was nothing to erase/)).toBeVisible();
    expect(screen.queryByText(/^Erased/)).not.toBeInTheDocument();
  });

  it('keeps what was typed when it did not work, and says why', async () => {
    backend.current.failing.erase = {
      status: 403,
      message: 'The permission is not given to you for every incident.',
    };
    await userEvent.click(await fillIn(CAROL));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/not given to you/)).toBeVisible();
    expect(dialog.getByRole('textbox', { name: /^Who/ })).toHaveValue(CAROL);
  });
});
