import { screen, within } from '@testing-library/react';
import type { Reminders } from '@incident-response/backstage-plugin-incident-response-common';
import { BEN, view } from '../../__testUtils__/fixtures';
import { openIncident, region } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const open = (reminders: Partial<Reminders>) => {
  const { incident } = view();
  backend.current.view = view({
    reminders: { ...incident.reminders, ...reminders },
  });
  openIncident();
  return region('Nudges to update customers');
};

describe('nudges', () => {
  it('that are silenced say so and can be resumed', async () => {
    const panel = await open({
      silenced: true,
      silencedUntil: '2999-01-01T00:00:00.000Z',
    });
    expect(within(panel).getByText(/^Silenced until/)).toBeVisible();
    expect(within(panel).getByRole('button', { name: 'Resume' })).toBeVisible();
  });

  it('run again once the silence is over, though no event says so', async () => {
    const panel = await open({
      silenced: true,
      silencedUntil: '2026-11-23T10:00:00.000Z',
      sent: 2,
    });
    expect(within(panel).getByText('Nudges run; 2 sent so far.')).toBeVisible();
    expect(
      within(panel).getByRole('button', { name: 'Silence for an hour' }),
    ).toBeVisible();
  });

  it('say what happens next, and to whom', async () => {
    const at = '2026-11-23T10:15:00.000Z';
    backend.current.view = view(
      {},
      {
        outlook: {
          reminder: { about: 'command', at },
          call: { reason: 'no-commander', responder: BEN, at },
          page: { pager: 'Grafana OnCall', at },
          draftProposalAt: at,
        },
      },
    );
    openIncident();
    const list = await screen.findByRole('list', { name: 'What happens next' });
    expect(list).toHaveTextContent(/reminded to take command at/);
    expect(list).toHaveTextContent(/Called next: .*ben\.okafor/);
    expect(list).toHaveTextContent(/Grafana OnCall is paged at/);
    expect(list).toHaveTextContent(/A draft is proposed at/);
  });

  it('say since when they count', async () => {
    const { incident } = view();
    const at = '2026-11-23T10:15:00.000Z';
    backend.current.view = view(
      {
        reminders: { ...incident.reminders, update: { by: 'note', at } },
      },
      { outlook: { reminder: { about: 'update', at } } },
    );
    openIncident();
    expect(
      await screen.findByText(/Counted from the commander's update at/),
    ).toBeVisible();
  });

  it('start with the war room, not with the first public word', async () => {
    const panel = await open({ cadence: 'off' });
    expect(
      within(panel).getByText('Nudges start once the war room is open.'),
    ).toBeVisible();
  });
});
