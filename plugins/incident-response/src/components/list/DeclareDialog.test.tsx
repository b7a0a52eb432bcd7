import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { press } from '../../__testUtils__/incidentPage';
import { renderPages, backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const address = () => screen.getByTestId('address').textContent;

describe('declaring an incident', () => {
  it('sends what was typed and opens the incident', async () => {
    renderPages();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Declare incident' }),
    );
    const title = await screen.findByLabelText(/What is broken/);
    expect(title).toHaveFocus();
    expect(screen.getByRole('button', { name: 'Declare' })).toBeDisabled();
    await userEvent.type(title, 'Search is slow');
    await userEvent.click(screen.getByRole('button', { name: 'Declare' }));
    await waitFor(() => expect(address()).toBe('/incidents/inc-1'));
    expect(backend.current.declared).toEqual([
      expect.objectContaining({ title: 'Search is slow', severity: 'P2' }),
    ]);
  });

  it('keeps the words and shows the reason where the backend refuses', async () => {
    backend.current.failing.declare = {
      status: 400,
      message: 'component:default/nope is not an entity ref we know.',
    };
    renderPages();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Declare incident' }),
    );
    await userEvent.type(
      await screen.findByLabelText(/What is broken/),
      'Search is slow',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Declare' }));
    expect(await screen.findByText(/is not an entity ref/)).toBeVisible();
    expect(screen.getByLabelText(/What is broken/)).toHaveValue(
      'Search is slow',
    );
  });

  it('does not take an unreachable catalog for an empty one', async () => {
    renderPages('/incidents', { catalogFails: 'Catalog is down' });
    await press('Declare incident');
    expect(
      await screen.findByText(/could not be asked: Catalog is down/),
    ).toBeVisible();
    await userEvent.type(
      screen.getByLabelText(/What is broken/),
      'Search is slow',
    );
    expect(screen.getByRole('button', { name: 'Declare' })).toBeEnabled();
  });
});
