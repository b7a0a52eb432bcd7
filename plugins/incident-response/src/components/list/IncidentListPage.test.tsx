import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { card } from '../../__testUtils__/fixtures';
import { renderPages, backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const address = () => screen.getByTestId('address').textContent;

describe('the incident list', () => {
  it('shows severity, status, entity, commander and age of each incident', async () => {
    backend.current.cards = [card()];
    renderPages();
    const row = (
      await screen.findByText('Checkout error rate above 5 %')
    ).closest('tr')!;
    expect(within(row).getByText('P1')).toBeVisible();
    expect(within(row).getByText('Active')).toBeVisible();
    expect(within(row).getByRole('link', { name: /checkout$/ })).toBeVisible();
    expect(
      within(row).getByRole('link', { name: /ada\.moreau/ }),
    ).toBeVisible();
    expect(row.querySelector('time')).toHaveAttribute(
      'dateTime',
      '2026-11-23T10:00:00.000Z',
    );
  });

  it('shows what is left to do although an incident is over', async () => {
    backend.current.cards = [
      card({
        status: 'resolved',
        pageOpen: true,
        postmortemDueAt: '2026-11-20T10:00:00.000Z',
      }),
    ];
    renderPages();
    expect(await screen.findByText('Page still open')).toBeVisible();
    expect(screen.getByText('Postmortem overdue')).toBeVisible();
  });

  it('does not call overdue what is due later', async () => {
    backend.current.cards = [
      card({ status: 'resolved', postmortemDueAt: '2999-01-01T00:00:00.000Z' }),
    ];
    renderPages();
    expect(
      await screen.findByText('Checkout error rate above 5 %'),
    ).toBeVisible();
    expect(screen.queryByText('Postmortem overdue')).not.toBeInTheDocument();
  });

  it('asks the backend for what the address says', async () => {
    renderPages(
      '/incidents?status=active&status=mitigated&severity=P2&text=pay',
    );
    await screen.findByText('No incident matches these filters');
    const [query] = backend.current.listQueries;
    expect(query.getAll('status')).toEqual(['active', 'mitigated']);
    expect(query.getAll('severity')).toEqual(['P2']);
    expect(query.get('text')).toBe('pay');
    expect(query.getAll('kind')).toEqual(['real']);
  });

  it('ignores filters it does not understand', async () => {
    renderPages('/incidents?status=exploded&severity=P9');
    await screen.findByText('No incidents');
    expect(backend.current.listQueries[0].getAll('status')).toEqual([]);
  });

  it('writes a chosen filter into the address and starts at the first page', async () => {
    backend.current.cards = [card()];
    renderPages('/incidents?cursor=abc');
    await screen.findByText('Checkout error rate above 5 %');
    await userEvent.click(screen.getByRole('switch', { name: 'Show drills' }));
    await waitFor(() => expect(address()).toBe('/incidents?drills=true'));
    await waitFor(() =>
      expect(
        backend.current.listQueries[
          backend.current.listQueries.length - 1
        ].getAll('kind'),
      ).toEqual(['real', 'drill']),
    );
  });

  it('searches titles after the typing stops', async () => {
    renderPages();
    await screen.findByText('No incidents');
    await userEvent.type(screen.getByLabelText('Search titles'), 'pay');
    await waitFor(() => expect(address()).toBe('/incidents?text=pay'));
    expect(
      backend.current.listQueries.map(query => query.get('text')),
    ).not.toContain('p');
  });

  it('removes every filter at once', async () => {
    renderPages('/incidents?severity=P4&text=pay');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() => expect(address()).toBe('/incidents'));
  });

  it('goes to the next page with the cursor of the backend', async () => {
    backend.current.cards = [card()];
    backend.current.nextCursor = 'page-2';
    renderPages('/incidents?severity=P1');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }),
    );
    await waitFor(() =>
      expect(address()).toBe('/incidents?severity=P1&cursor=page-2'),
    );
  });

  it('says why it could not be loaded, and loads when asked again', async () => {
    backend.current.failing.list = { status: 503, message: 'Store is down.' };
    renderPages();
    expect(await screen.findByText('Store is down.')).toBeVisible();
    backend.current.failing = {};
    backend.current.cards = [card()];
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('Checkout error rate above 5 %'),
    ).toBeVisible();
    expect(screen.queryByText('Store is down.')).not.toBeInTheDocument();
  });
});
