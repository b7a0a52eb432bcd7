import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ADA, view } from '../../__testUtils__/fixtures';
import { openIncident, region } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('the panels', () => {
  it('show what is unknown as unknown and every gap', async () => {
    backend.current.view = view({
      gaps: ['checkout has no owner in the catalog.'],
      ownership: {
        entity: null,
        owners: [],
        people: [],
        dependents: [],
        gaps: [],
      },
    });
    openIncident();
    const panel = await region('Ownership and blast radius');
    expect(
      within(panel).getByText('Unknown: the broken entity is not known.'),
    ).toBeVisible();
    expect(
      within(panel).getByText('checkout has no owner in the catalog.'),
    ).toBeVisible();
    expect(within(panel).getAllByText('unknown').length).toBeGreaterThan(0);
  });

  it('show responders with why they were called and whether they came', async () => {
    backend.current.view = view({
      ic: ADA,
      responders: [
        {
          id: ADA,
          entityRef: ADA,
          source: 'owner',
          invite: 'invited',
          joinedAt: '2026-11-23T10:01:00.000Z',
        },
        {
          id: 'email:zoe@meridian.example',
          email: 'zoe@meridian.example',
          source: 'on-call',
          invite: 'failed',
          inviteError: 'No such user.',
        },
      ],
    });
    openIncident();
    const list = await screen.findByRole('list', { name: 'Responders' });
    const [ada, zoe] = within(list).getAllByRole('listitem');
    expect(ada).toHaveTextContent('Owner');
    expect(ada).toHaveTextContent('Incident commanderJoined');
    expect(zoe).toHaveTextContent('zoe@meridian.example');
    expect(zoe).toHaveTextContent('On call');
    expect(zoe).toHaveTextContent('No such user.');
  });

  it('tick the checklist', async () => {
    backend.current.view = view();
    openIncident();
    const panel = await region('Checklist');
    expect(within(panel).getByText('1 of 11')).toBeVisible();
    await userEvent.click(
      within(panel).getByRole('checkbox', {
        name: 'Customer impact identified',
      }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        {
          type: 'tickChecklist',
          item: 'customer-impact-identified',
          done: true,
        },
      ]),
    );
  });

  it('show what does not work and try it again on request', async () => {
    backend.current.view = view({
      effects: {
        'post:headline': {
          key: 'post:headline',
          status: 'parked',
          retries: 0,
          failure: {
            kind: 'permanent',
            sentence: 'The room does not exist any more.',
            failures: 3,
            at: '2026-11-23T10:01:00.000Z',
          },
        },
        'room:1': { key: 'room:1', status: 'done', retries: 0 },
      },
    });
    openIncident();
    const panel = await region('Not working');
    expect(
      within(panel).getByText('The room does not exist any more.'),
    ).toBeVisible();
    expect(within(panel).queryByText('room:1')).not.toBeInTheDocument();
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Try again: post:headline' }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        { type: 'retryEffect', effect: 'post:headline' },
      ]),
    );
  });

  it('silence and resume nudges', async () => {
    backend.current.view = view();
    openIncident();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Silence for an hour' }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        { type: 'silenceReminders', minutes: 60 },
      ]),
    );
  });
});
