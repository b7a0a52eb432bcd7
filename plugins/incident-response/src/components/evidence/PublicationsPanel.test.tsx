import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ADA, BEN } from '../../__testUtils__/fixtures';
import { press } from '../../__testUtils__/incidentPage';
import { backendForTests, renderPages } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const row = (title: string, change: object = {}) => ({
  incidentId: 'inc-1',
  title,
  draftId: 'd1',
  revision: 2,
  drafter: ADA,
  approvers: [BEN],
  publishedAt: `2026-11-23T10:0${title.length % 10}:00.000Z`,
  secondsToApprove: 720,
  ...change,
});

const table = () => screen.findByRole('table', { name: 'Publications' });

describe('the report of publications', () => {
  it('says who drafted and approved, and how long it took as far as that is known', async () => {
    backend.current.publications = { '': { publications: [row('Checkout')] } };
    renderPages('/incidents/evidence');
    await userEvent.click(await screen.findByLabelText('Drills as well'));
    await press('Show');
    const [, line] = within(await table()).getAllByRole('row');
    expect(
      within(line)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '2026-11-23 10:08 UTC',
      'Checkout',
      'ada.moreau',
      'ben.okafor',
      '12 min',
      'unknown',
    ]);
    expect(backend.current.reports[0].get('drills')).toBe('true');
    expect(backend.current.reports[0].get('format')).toBeNull();
  });

  it('goes on part after part, and names what could not be read', async () => {
    backend.current.publications = {
      '': { publications: [row('Checkout')], nextCursor: 'two' },
      two: {
        publications: [row('Search', { draftId: 'd2' })],
        unreadable: [{ incidentId: 'inc-9', problem: 'Commit 3 is missing.' }],
      },
    };
    renderPages('/incidents/evidence');
    await press('Show');
    expect(await table()).toHaveTextContent('Checkout');
    await press('Show more');
    expect(await screen.findByText('Commit 3 is missing.')).toBeVisible();
    expect(await table()).toHaveTextContent(/Checkout.*Search/);
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('says that nothing was published, and why nothing can be read', async () => {
    renderPages('/incidents/evidence');
    await press('Show');
    expect(await screen.findByText(/Nothing was published/)).toBeVisible();
    backend.current.failing.publications = { status: 503, message: 'Busy' };
    await press('Show');
    expect(await screen.findByText('Busy')).toBeVisible();
    expect(screen.queryByText(/Nothing was published/)).toBeNull();
  });
});
