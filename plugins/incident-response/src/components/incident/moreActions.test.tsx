import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ADA, BEN, view } from '../../__testUtils__/fixtures';
import {
  offeredMore,
  openIncident,
  pressMore,
} from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

/** The one command that was sent. */
async function sent() {
  await waitFor(() => expect(backend.current.commands).toHaveLength(1));
  return backend.current.commands[0];
}

/** Chooses from a select inside the open dialog with the keyboard alone. */
async function choose(label: RegExp, option: string) {
  const dialog = await screen.findByRole('dialog');
  within(dialog).getByRole('button', { name: label }).focus();
  await userEvent.keyboard('{Enter}');
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

describe('the rarer actions', () => {
  it.each([
    [
      'active' as const,
      [
        'Change severity',
        'Assign role',
        'Link incident',
        'Merge',
        'Restrict',
        'Place legal hold',
        'Dismiss as false alarm',
      ],
    ],
    [
      'resolved' as const,
      [
        'Change severity',
        'Assign role',
        'Link incident',
        'Restrict',
        'Place legal hold',
        'Reopen',
      ],
    ],
    [
      'closed' as const,
      ['Link incident', 'Restrict', 'Place legal hold', 'Reopen'],
    ],
    [
      'dismissed' as const,
      ['Link incident', 'Restrict', 'Place legal hold', 'Reopen'],
    ],
  ])(
    'of an incident that is %s are what still makes sense',
    async (status, more) => {
      backend.current.view = view({ ic: ADA, status });
      openIncident();
      expect(await offeredMore()).toEqual([...more, 'Export']);
    },
  );

  it('are reached by keyboard alone, also those that are refused, with the reason', async () => {
    backend.current.view = view(
      { ic: ADA },
      { refused: { changeSeverity: 'Only the commander may.' } },
    );
    openIncident();
    const trigger = await screen.findByRole('button', { name: 'More actions' });
    trigger.focus();
    await userEvent.keyboard('{Enter}');
    const refused = await screen.findByRole('menuitem', {
      name: 'Change severity',
    });
    await waitFor(() => expect(refused).toHaveFocus());
    expect(refused).toHaveAccessibleDescription('Only the commander may.');
    await userEvent.keyboard('{Enter}');
    expect(refused).toBeVisible();
    expect(refused).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(
      await screen.findByRole('dialog', { name: 'Assign a role' }),
    ).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(trigger).toHaveFocus());
    expect(backend.current.commands).toEqual([]);
  });

  it('change the severity with a reason', async () => {
    backend.current.view = view({ ic: ADA });
    openIncident();
    await pressMore('Change severity');
    await choose(/Severity/, 'P3');
    const dialog = await screen.findByRole('dialog');
    const confirm = within(dialog).getByRole('button', {
      name: 'Change severity',
    });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Why/ }),
      'One shop',
    );
    await userEvent.click(confirm);
    expect(await sent()).toEqual({
      type: 'changeSeverity',
      severity: 'P3',
      reason: 'One shop',
    });
  });

  it.each([
    ['Dismiss as false alarm', 'dismiss', 'active'],
    ['Reopen', 'reopen', 'closed'],
  ] as const)('%s asks why', async (name, type, status) => {
    backend.current.view = view({ ic: ADA, status });
    openIncident();
    await pressMore(name);
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'A load test');
    await userEvent.click(within(dialog).getByRole('button', { name }));
    expect(await sent()).toEqual({ type, reason: 'A load test' });
  });

  it('give a role to somebody', async () => {
    backend.current.view = view({ ic: ADA });
    openIncident();
    await pressMore('Assign role');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'ben.okafor');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Assign role' }),
    );
    expect(await sent()).toEqual({
      type: 'assignRole',
      role: 'comms',
      to: BEN,
    });
  });

  it('take a role back from who has it', async () => {
    backend.current.view = view({ ic: ADA, roles: { comms: BEN } });
    openIncident();
    await pressMore('Assign role');
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Take the role back' }),
    );
    expect(await sent()).toEqual({ type: 'assignRole', role: 'comms' });
  });

  it('link another incident by the address of its page', async () => {
    backend.current.view = view({ ic: ADA });
    openIncident();
    await pressMore('Link incident');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox'),
      'https://backstage.example/incidents/inc-2',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Link incident' }),
    );
    expect(await sent()).toEqual({
      type: 'link',
      other: 'inc-2',
      relation: 'related',
    });
  });
});

describe('a merge', () => {
  it('asks into which incident, and why', async () => {
    backend.current.view = view({ ic: ADA });
    openIncident();
    await pressMore('Merge');
    const dialog = await screen.findByRole('dialog');
    const field = (name: RegExp) =>
      within(dialog).getByRole('textbox', { name });
    await userEvent.type(field(/goes on/), 'inc-2');
    await userEvent.type(field(/Why/), 'One cause');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Merge' }),
    );
    expect(await sent()).toEqual({
      type: 'merge',
      into: 'inc-2',
      reason: 'One cause',
    });
  });
});

describe('the header', () => {
  it('shows who has which role and what is linked', async () => {
    backend.current.view = view({
      roles: { scribe: BEN },
      links: [
        {
          incidentId: 'inc-2',
          relation: 'cause',
          by: ADA,
          at: '2026-11-23',
          told: true,
        },
      ],
    });
    openIncident();
    expect(await screen.findByText('Scribe')).toBeVisible();
    expect(screen.getByRole('link', { name: 'inc-2' })).toHaveAttribute(
      'href',
      expect.stringContaining('/incidents/inc-2'),
    );
    expect(screen.getByText('The cause of this one')).toBeVisible();
  });

  it('says why an incident was dismissed', async () => {
    backend.current.view = view({
      status: 'dismissed',
      dismissal: { by: ADA, at: '2026-11-23', reason: 'A load test.' },
    });
    openIncident();
    expect(await screen.findByText('Dismissed as a false alarm')).toBeVisible();
    expect(screen.getByText('A load test.')).toBeVisible();
  });

  it('says why there is no war room', async () => {
    backend.current.view = view({
      status: 'assembly-failed',
      assemblyFailure: 'The chat refuses us.',
    });
    openIncident();
    expect(await screen.findByText('Assembly failed')).toBeVisible();
    expect(screen.getByText(/The chat refuses us\. Try again/)).toBeVisible();
  });
});
