import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ADA, BEN, view } from '../../__testUtils__/fixtures';
import { openIncident, press, region } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('the rating', () => {
  it('is not asked for before the end', async () => {
    backend.current.view = view();
    openIncident();
    await region('Checklist');
    expect(
      screen.queryByRole('region', { name: 'Rating' }),
    ).not.toBeInTheDocument();
  });

  it('is given with the keyboard, once something is chosen', async () => {
    backend.current.view = view({ status: 'resolved' });
    openIncident();
    const panel = await region('Rating');
    const send = within(panel).getByRole('button', { name: 'Rate' });
    expect(send).toHaveAccessibleDescription('Choose a rating first.');
    within(panel).getByRole('radio', { name: '1' }).focus();
    await userEvent.keyboard(' {ArrowRight}{ArrowRight}{ArrowRight}');
    await userEvent.type(within(panel).getByRole('textbox'), 'Calm');
    await userEvent.click(send);
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        { type: 'rate', rating: 4, comment: 'Calm' },
      ]),
    );
  });

  it('of everybody is shown, and one’s own can be changed', async () => {
    backend.current.view = view({
      status: 'closed',
      ratings: [
        { by: BEN, rating: 2, comment: 'Slow start.', at: '2026-11-23' },
        { by: ADA, rating: 5, at: '2026-11-23' },
      ],
    });
    openIncident();
    const panel = await region('Rating');
    expect(within(panel).getByText('Slow start.')).toBeVisible();
    expect(within(panel).getByText('2 of 5')).toBeVisible();
    expect(within(panel).getByRole('radio', { name: '5' })).toBeChecked();
    await userEvent.click(within(panel).getByRole('radio', { name: '3' }));
    await press('Change rating');
    await waitFor(() =>
      expect(backend.current.commands).toEqual([{ type: 'rate', rating: 3 }]),
    );
  });
});
