import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusal } from '../../__testUtils__/backend';
import { ADA, claim, note, view } from '../../__testUtils__/fixtures';
import { openIncident, press, region } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('the timeline', () => {
  it('shows events newest first with the commit that proves each', async () => {
    backend.current.view = view();
    backend.current.entries = [note(3, 'first'), note(4, 'second')];
    openIncident();
    const list = await screen.findByRole('list', { name: 'Timeline' });
    expect(
      within(list)
        .getAllByText(/^Note: /)
        .map(element => element.textContent),
    ).toEqual(['Note: second', 'Note: first']);
    expect(within(list).getByText('#4')).toBeVisible();
  });

  it('grows by itself, is read out, and takes the page along', async () => {
    backend.current.view = view();
    backend.current.entries = [note(4, 'first')];
    openIncident();
    await screen.findByText('Live');
    backend.current.view = view({ seq: 5, title: 'Checkout and search fail' });
    backend.current.entries = [note(4, 'first'), note(5, 'second')];
    const list = await screen.findByRole('list', { name: 'Timeline' });
    expect(await within(list).findByText('Note: second')).toBeVisible();
    expect(within(list).getByText('Note: first')).toBeVisible();
    expect(await screen.findByText('New: Note: second')).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Checkout and search fail' }),
    ).toBeVisible();
  });

  it('keeps plumbing out of sight until somebody asks', async () => {
    backend.current.view = view();
    backend.current.entries = [note(3, 'first'), claim(4, 'room:1')];
    openIncident();
    await screen.findByText('Note: first');
    expect(screen.queryByText('Started: room:1')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('switch', { name: 'Show technical steps' }),
    );
    expect(await screen.findByText('Started: room:1')).toBeVisible();
  });

  it('takes a note', async () => {
    backend.current.view = view();
    openIncident();
    const field = await screen.findByLabelText('Add a note');
    await userEvent.type(field, 'Error rate is falling');
    await userEvent.click(screen.getByRole('button', { name: 'Add note' }));
    await waitFor(() => expect(field).toHaveValue(''));
    expect(backend.current.commands).toEqual([
      { type: 'addNote', text: 'Error rate is falling' },
    ]);
  });

  it('that cannot be read leaves the rest of the page alone', async () => {
    backend.current.view = view({ ic: ADA });
    backend.current.failing.timeline = { status: 503, message: 'Store busy.' };
    openIncident();
    expect(await screen.findByText('Store busy.')).toBeVisible();
    expect(screen.getByText('Connection lost, trying again')).toBeVisible();
    expect(await region('Responders')).toBeVisible();
  });

  it('shows the newest events of a storm, and older ones on request', async () => {
    backend.current.view = view();
    backend.current.entries = Array.from({ length: 250 }, (_, index) =>
      note(index + 1, `event ${index + 1}`),
    );
    openIncident();
    expect(await screen.findByText('Note: event 250')).toBeVisible();
    expect(screen.getByText('Note: event 51')).toBeVisible();
    expect(screen.queryByText('Note: event 50')).not.toBeInTheDocument();
    await press('Show older events');
    expect(screen.getByText('Note: event 1')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'Show older events' }),
    ).not.toBeInTheDocument();
  });

  it('survives an event of a newer backend that cannot be read', async () => {
    backend.current.view = view();
    const strange = note(4, 'x');
    backend.current.entries = [
      note(3, 'first'),
      { ...strange, event: { ...strange.event, data: null } as never },
    ];
    openIncident();
    expect(
      await screen.findByText('NOTE_ADDED, in a form this version cannot read'),
    ).toBeVisible();
    expect(screen.getByText('Note: first')).toBeVisible();
  });

  it('is read out on every tab', async () => {
    backend.current.view = view();
    backend.current.entries = [note(4, 'first')];
    openIncident();
    await screen.findByText('Live');
    await userEvent.click(screen.getByRole('tab', { name: 'Postmortem' }));
    backend.current.entries = [note(4, 'first'), note(5, 'second')];
    expect(await screen.findByText('New: Note: second')).toBeInTheDocument();
  });
});

describe('a note', () => {
  it('that is half written survives a look at another tab', async () => {
    backend.current.view = view();
    openIncident();
    await userEvent.type(
      await screen.findByLabelText('Add a note'),
      'Error rate is',
    );
    await userEvent.click(screen.getByRole('tab', { name: 'Postmortem' }));
    await screen.findByText(/is written when the incident is resolved/);
    await userEvent.click(screen.getByRole('tab', { name: 'Timeline' }));
    expect(await screen.findByLabelText('Add a note')).toHaveValue(
      'Error rate is',
    );
  });

  it('begun while the last one is on its way is not lost', async () => {
    backend.current.view = view();
    let answer = () => {};
    backend.current.onCommand = () =>
      new Promise(resolve => {
        answer = () => resolve(undefined);
      });
    openIncident();
    const field = await screen.findByLabelText('Add a note');
    await userEvent.type(field, 'Rolled back.');
    await press('Add note');
    await waitFor(() => expect(backend.current.commands).toHaveLength(1));
    await userEvent.type(field, ' Watching.');
    answer();
    await waitFor(() => expect(field).toHaveValue('Watching.'));
  });

  it('stays in the field when it is refused', async () => {
    backend.current.view = view();
    backend.current.onCommand = () => refusal(409, 'Not now.');
    openIncident();
    const field = await screen.findByLabelText('Add a note');
    await userEvent.type(field, 'Rolled back.');
    await press('Add note');
    expect(await screen.findByText('Not now.')).toBeVisible();
    expect(field).toHaveValue('Rolled back.');
  });
});
