import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/backend';
import { ADA, BEN, note, view } from '../../__testUtils__/fixtures';
import { openIncident, press } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('actions', () => {
  it('take command at one click', async () => {
    backend.current.view = view();
    openIncident();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take command' }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([{ type: 'takeCommand' }]),
    );
  });

  it('that are not allowed stay reachable and say why', async () => {
    backend.current.view = view(
      {},
      { refused: { resolve: 'Take command first.' } },
    );
    openIncident();
    const resolve = await screen.findByRole('button', { name: 'Resolve' });
    resolve.focus();
    expect(resolve).toHaveFocus();
    expect(resolve).toHaveAccessibleDescription('Take command first.');
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('mitigate with a summary, and show the refusal where there is one', async () => {
    backend.current.view = view({ ic: ADA });
    openIncident();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Mitigate' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Rolled back');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Mitigate' }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        { type: 'mitigate', summary: 'Rolled back' },
      ]),
    );
  });

  it('invite people by name', async () => {
    backend.current.view = view();
    openIncident();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Invite' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'ben.okafor');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Invite' }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        { type: 'invite', entityRefs: [BEN] },
      ]),
    );
  });

  it('stay in reach after resolving as far as they still make sense', async () => {
    backend.current.view = view({ ic: ADA, status: 'resolved' });
    openIncident();
    const actions = await screen.findByRole('group', { name: 'Actions' });
    expect(
      within(actions)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Take command', 'Hand over', 'More actions']);
  });

  it('keep the typed summary when somebody else resolves meanwhile', async () => {
    backend.current.view = view({ ic: ADA });
    openIncident();
    await press('Mitigate');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Rolled back');
    backend.current.view = view({ ic: ADA, seq: 5, status: 'resolved' });
    backend.current.entries = [note(5, 'resolved by Ben')];
    expect(await screen.findByText('Resolved')).toBeInTheDocument();
    expect(within(dialog).getByRole('textbox')).toHaveValue('Rolled back');
  });

  it('hand over to exactly one person', async () => {
    backend.current.view = view({ ic: ADA });
    openIncident();
    await press('Hand over');
    const dialog = await screen.findByRole('dialog');
    const field = within(dialog).getByRole('textbox');
    const confirm = within(dialog).getByRole('button', { name: 'Hand over' });
    await userEvent.type(field, 'ben.okafor clara.lindqvist');
    expect(confirm).toBeDisabled();
    await userEvent.clear(field);
    await userEvent.type(field, 'ben.okafor');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(backend.current.commands).toEqual([{ type: 'handOver', to: BEN }]),
    );
  });

  it('leave the focus where it was when they are not allowed any more', async () => {
    backend.current.view = view();
    backend.current.onCommand = () => {
      backend.current.view = view(
        { ic: ADA, seq: 5 },
        { refused: { takeCommand: 'You are in command already.' } },
      );
      return undefined;
    };
    openIncident();
    const button = await screen.findByRole('button', { name: 'Take command' });
    button.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(button).toHaveAccessibleDescription('You are in command already.'),
    );
    expect(button).toHaveFocus();
  });

  it('do not call a lost reply a refusal', async () => {
    backend.current.view = view();
    backend.current.onCommand = () => refusal(502, 'Bad gateway.');
    openIncident();
    await press('Take command');
    expect(await screen.findByText('No clear answer came')).toBeVisible();
    expect(
      screen.getByText(/It may have been done all the same/),
    ).toBeVisible();
    expect(screen.queryByText('Refused')).not.toBeInTheDocument();
    await press('Dismiss');
    expect(screen.queryByText('No clear answer came')).not.toBeInTheDocument();
  });
});
