import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ADA, BEN, claim, note, view } from '../../__testUtils__/fixtures';
import { renderPages, backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const open = (query = '') => renderPages(`/incidents/inc-1${query}`);
const region = (name: string) => screen.findByRole('region', { name });

describe('the head of the incident page', () => {
  it('says what it is, how bad, where it stands and who leads', async () => {
    backend.current.view = view({ ic: ADA });
    open();
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
    expect(await screen.findByText('Ledger intact · 4 commits')).toBeVisible();
  });

  it('marks a drill as one', async () => {
    backend.current.view = view({ kind: 'drill' });
    open();
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
    const { unmount } = open();
    expect(await screen.findByText('Ledger broken at #3')).toBeVisible();
    unmount();
    backend.current.failing.verify = { status: 403, message: 'Not for you.' };
    open();
    expect(await screen.findByText('Ledger not checked')).toBeVisible();
    expect(screen.queryByText(/Ledger intact/)).not.toBeInTheDocument();
  });

  it('says that there is no such incident', async () => {
    open();
    expect(await screen.findByText('No such incident')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All incidents' })).toHaveAttribute(
      'href',
      '/incidents',
    );
  });
});

describe('actions', () => {
  it('take command at one click', async () => {
    backend.current.view = view();
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Take command' }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([{ type: 'takeCommand' }]),
    );
  });

  it('that are not allowed stay reachable and say why', async () => {
    backend.current.view = view(
      {},
      { refused: { resolve: 'Take command first.' } },
    );
    open();
    const resolve = await screen.findByRole('button', { name: 'Resolve' });
    resolve.focus();
    expect(resolve).toHaveFocus();
    expect(resolve).toHaveAccessibleDescription('Take command first.');
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('mitigate with a summary, and show the refusal where there is one', async () => {
    backend.current.view = view({ ic: ADA });
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Mitigate' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Rolled back');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Mitigate' }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        { type: 'mitigate', summary: 'Rolled back' },
      ]),
    );
  });

  it('invite people by name', async () => {
    backend.current.view = view();
    open();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Invite' }),
    );
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'ben.okafor');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Invite' }),
    );
    await waitFor(() =>
      expect(backend.current.commands).toEqual([
        { type: 'invite', entityRefs: [BEN] },
      ]),
    );
  });
});

describe('the timeline', () => {
  it('shows events newest first with the commit that proves each', async () => {
    backend.current.view = view();
    backend.current.entries = [note(3, 'first'), note(4, 'second')];
    open();
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
    open();
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
    open();
    await screen.findByText('Note: first');
    expect(screen.queryByText('Started: room:1')).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('switch', { name: 'Show plumbing' }),
    );
    expect(await screen.findByText('Started: room:1')).toBeVisible();
  });

  it('takes a note', async () => {
    backend.current.view = view();
    open();
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
    open();
    expect(await screen.findByText('Store busy.')).toBeVisible();
    expect(screen.getByText('Connection lost, trying again')).toBeVisible();
    expect(await region('Responders')).toBeVisible();
  });
});

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
    open();
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
    open();
    const list = await screen.findByRole('list', { name: 'Responders' });
    const [ada, zoe] = within(list).getAllByRole('listitem');
    expect(ada).toHaveTextContent('Owner');
    expect(ada).toHaveTextContent('CommanderJoined');
    expect(zoe).toHaveTextContent('zoe@meridian.example');
    expect(zoe).toHaveTextContent('On call');
    expect(zoe).toHaveTextContent('No such user.');
  });

  it('tick the checklist', async () => {
    backend.current.view = view();
    open();
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
    open();
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

  it('silence and resume reminders', async () => {
    backend.current.view = view();
    open();
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

describe('the record', () => {
  it('shows the messages of the war room', async () => {
    backend.current.view = view({
      room: {
        generation: 1,
        roomId: 'r1',
        name: 'inc-20261123-checkout',
        url: '/incidents/inc-1',
        openedAt: '2026-11-23T10:00:01.000Z',
        archived: false,
        messages: {},
        pinned: [],
      },
    });
    backend.current.room = {
      archived: false,
      messages: [
        {
          messageId: 'm1',
          what: 'headline',
          title: 'P1 · Checkout',
          lines: ['Error rate is 7 %'],
          pinned: true,
          at: '2026-11-23T10:00:01.000Z',
        },
      ],
    };
    open('?view=room');
    const room = await screen.findByRole('list', { name: 'War room' });
    expect(within(room).getByText('Error rate is 7 %')).toBeVisible();
    expect(within(room).getByLabelText('Pinned')).toBeVisible();
  });

  it('shows the postmortem as text that cannot act', async () => {
    backend.current.view = view({
      postmortem: {
        sha256: 'a'.repeat(64),
        markdown:
          '# What happened\n\nRead [this](javascript:alert(1)). ![x](https://evil.test/p.png) <img src=x onerror=alert(1)>',
      },
    });
    open('?view=postmortem');
    const article = await screen.findByRole('article', { name: 'Postmortem' });
    expect(
      within(article).getByRole('heading', { name: 'What happened' }),
    ).toBeVisible();
    expect(article.innerHTML).not.toMatch(/javascript:|evil\.test|<img src=x/);
  });

  it('says when the postmortem comes', async () => {
    backend.current.view = view();
    open();
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Postmortem' }),
    );
    expect(
      await screen.findByText(/is written when the incident is resolved/),
    ).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent('view=postmortem');
  });
});
