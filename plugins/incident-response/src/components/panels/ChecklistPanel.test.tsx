import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/backend';
import { view } from '../../__testUtils__/fixtures';
import { openIncident } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const impact = () =>
  screen.findByRole('checkbox', { name: 'Customer impact identified' });

describe('ticking the checklist', () => {
  it('keeps the focus while the answer is awaited, and sends once', async () => {
    backend.current.view = view();
    let answer = () => {};
    backend.current.onCommand = () =>
      new Promise(resolve => {
        answer = () => resolve(undefined);
      });
    openIncident();
    (await impact()).focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(backend.current.commands).toHaveLength(1));
    // A disabled box would lose the focus in a browser.
    expect(await impact()).toBeEnabled();
    expect(await impact()).toHaveFocus();
    await userEvent.keyboard(' ');
    answer();
    expect(backend.current.commands).toHaveLength(1);
  });

  it('says why it was refused until somebody has read it', async () => {
    backend.current.view = view();
    backend.current.onCommand = () => refusal(409, 'Ben ticked it already.');
    openIncident();
    await userEvent.click(await impact());
    expect(await screen.findByText('Ben ticked it already.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(
      screen.queryByText('Ben ticked it already.'),
    ).not.toBeInTheDocument();
  });
});
