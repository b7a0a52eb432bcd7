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
});

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
