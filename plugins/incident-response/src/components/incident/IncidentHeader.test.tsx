import { screen } from '@testing-library/react';
import { ADA, view } from '../../__testUtils__/fixtures';
import { openIncident } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('the head of the incident page', () => {
  it('says what it is, how bad, where it stands and who leads', async () => {
    backend.current.view = view({ ic: ADA });
    openIncident();
    expect(
      await screen.findByRole('heading', {
        level: 2,
        name: 'Checkout error rate above 5 %',
      }),
    ).toBeVisible();
    expect(screen.getByText('P1')).toBeVisible();
    expect(screen.getByText('Active')).toBeVisible();
    expect(screen.getByRole('link', { name: /ada\.moreau/ })).toBeVisible();
    expect(screen.queryByText('This is a drill')).not.toBeInTheDocument();
    expect(await screen.findByText('Ledger intact up to #4')).toBeVisible();
  });

  it('marks a drill as one', async () => {
    backend.current.view = view({ kind: 'drill' });
    openIncident();
    expect(await screen.findByText('This is a drill')).toBeVisible();
  });

  it('shows a broken ledger, and does not call an unchecked one intact', async () => {
    backend.current.view = view();
    backend.current.verification = {
      incidentId: 'inc-1',
      ok: false,
      commits: 4,
      brokenSeq: 3,
      problem: 'The hash of commit 3 does not match its bytes.',
    };
    const { unmount } = openIncident();
    expect(await screen.findByText('Ledger broken at #3')).toBeVisible();
    expect(
      screen.getByText('The hash of commit 3 does not match its bytes.'),
    ).toBeVisible();
    unmount();
    backend.current.failing.verify = { status: 403, message: 'Not for you.' };
    openIncident();
    expect(await screen.findByText('Ledger not checked')).toBeVisible();
    expect(screen.queryByText(/Ledger intact/)).not.toBeInTheDocument();
  });

  it('shows what was known when it was declared, and why it is this severe', async () => {
    backend.current.view = view({ summary: 'Cards are declined since 10:00.' });
    openIncident();
    expect(
      await screen.findByText('Cards are declined since 10:00.'),
    ).toBeVisible();
    expect(screen.getByText('label severity=critical')).toBeVisible();
  });

  it('says that customers still read of what is over', async () => {
    backend.current.view = view(
      { status: 'resolved' },
      { outlook: { pageStillOpen: true } },
    );
    openIncident();
    expect(await screen.findByText('Page still open')).toBeVisible();
    expect(
      screen.getByText('Resolved, and the status page still says otherwise'),
    ).toBeVisible();
  });

  it('says that the postmortem is overdue as far as anybody said', async () => {
    backend.current.view = view(
      { status: 'closed' },
      {
        outlook: {
          postmortem: { state: 'overdue', dueAt: '2026-11-20T10:00:00.000Z' },
        },
      },
    );
    openIncident();
    expect(
      await screen.findByText(/^The postmortem has been overdue since/),
    ).toBeVisible();
    expect(screen.getByText(/finished is unknown until/)).toBeVisible();
  });

  it('says that there is no such incident', async () => {
    openIncident();
    expect(await screen.findByText('No such incident')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All incidents' })).toHaveAttribute(
      'href',
      '/incidents',
    );
  });
});
