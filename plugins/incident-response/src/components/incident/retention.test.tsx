import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ADA, view } from '../../__testUtils__/fixtures';
import { openIncident, pressMore } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const LAWSUIT = 'A lawsuit.';

async function confirm(name: string, words: string) {
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('textbox'), words);
  await userEvent.click(within(dialog).getByRole('button', { name }));
}

const wasSent = (command: object) =>
  waitFor(() => expect(backend.current.commands).toEqual([command]));

describe('how long an incident is kept', () => {
  it('stands on its page once it is closed, and a hold is placed with a reason', async () => {
    backend.current.view = view({
      status: 'closed',
      retainUntil: '2027-12-28T10:10:00.000Z',
    });
    openIncident();
    expect(await screen.findByText('2027-12-28')).toBeVisible();
    await pressMore('Place legal hold');
    await confirm('Place legal hold', LAWSUIT);
    await wasSent({ type: 'placeLegalHold', reason: LAWSUIT });
  });

  it('is for as long as a hold is on it, which says who placed it and why', async () => {
    backend.current.view = view({
      status: 'closed',
      legalHold: { by: ADA, at: '2026-11-24T10:00:00.000Z', reason: LAWSUIT },
    });
    openIncident();
    expect(await screen.findByText('On legal hold')).toBeVisible();
    expect(
      screen.getByText('A lawsuit. Placed by ada.moreau on 2026-11-24.'),
    ).toBeVisible();
    await pressMore('Lift legal hold');
    await confirm('Lift legal hold', 'Settled.');
    await wasSent({ type: 'liftLegalHold', reason: 'Settled.' });
  });
});

describe('an incident that was removed', () => {
  it('is told of where others name it', async () => {
    backend.current.view = {
      ...view({
        links: [
          {
            incidentId: 'inc-old',
            relation: 'cause',
            by: ADA,
            at: '2026-11-24T10:00:00.000Z',
            told: true,
          },
        ],
      }),
      removed: { 'inc-old': '2027-12-29T02:00:00.000Z' },
    };
    openIncident();
    expect(
      await screen.findByText(/\(removed under retention on 2027-12-29\)/),
    ).toBeVisible();
  });

  it('says so, and when, instead of its page', async () => {
    backend.current.failing.get = {
      status: 410,
      message: 'Incident inc-1 was removed under retention on 2027-12-29.',
    };
    openIncident();
    expect(
      await screen.findByRole('heading', { name: 'This incident was removed' }),
    ).toBeVisible();
    expect(screen.getByText(/on 2027-12-29\./)).toBeVisible();
  });
});
