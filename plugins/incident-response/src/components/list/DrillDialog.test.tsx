import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPages, backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const address = () => screen.getByTestId('address').textContent;

describe('drills', () => {
  it('are about something customers see, and lead to the incident', async () => {
    renderPages('/incidents', { drills: true });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start a drill' }),
    );
    expect(
      await screen.findByRole('button', { name: /checkout \(component\)/ }),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Start the drill' }),
    );
    await waitFor(() => expect(address()).toBe('/incidents/inc-1'));
    expect(backend.current.drills).toEqual([
      {
        requestId: expect.any(String),
        severity: 'P1',
        entityRef: 'component:default/checkout',
      },
    ]);
  });

  it('are not offered elsewhere', async () => {
    renderPages();
    await screen.findByText('No incidents');
    expect(
      screen.queryByRole('button', { name: 'Start a drill' }),
    ).not.toBeInTheDocument();
  });
});
