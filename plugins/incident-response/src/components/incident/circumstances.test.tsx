import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ADA, view } from '../../__testUtils__/fixtures';
import {
  openIncident,
  press,
  pressMore,
  region,
} from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const sent = () => backend.current.commands;

const confirm = async (name: string, words: string) => {
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByRole('textbox'), words);
  await userEvent.click(within(dialog).getByRole('button', { name }));
};

describe('an incident whose alerts are all clear', () => {
  const allClear = { times: 1, since: '2026-11-23T11:00:00.000Z' };

  it('says so and offers what a person may do next', async () => {
    backend.current.view = view({ ic: ADA, allClear });
    openIncident();
    const group = await screen.findByRole('group', {
      name: 'All alerts are clear',
    });
    await userEvent.click(
      within(group).getByRole('button', { name: 'Resolve' }),
    );
    await confirm('Resolve', 'Rolled back');
    await waitFor(() =>
      expect(sent()).toEqual([{ type: 'resolve', summary: 'Rolled back' }]),
    );
  });

  it('says nothing any more once something fires again, or it is over', async () => {
    backend.current.view = view({ allClear, status: 'closed' });
    openIncident();
    await region('Responders');
    expect(screen.queryByText('All alerts are clear')).not.toBeInTheDocument();
  });
});

describe('a restricted incident', () => {
  it('says so, and why, and can be opened again with a reason', async () => {
    backend.current.view = view({
      visibility: 'restricted',
      restriction: { by: ADA, at: '2026-11-23', reason: 'A data leak.' },
    });
    openIncident();
    expect(
      await screen.findByText(/A data leak\. Nothing can be/),
    ).toBeVisible();
    await pressMore('Lift restriction');
    await confirm('Lift restriction', 'Fixed');
    await waitFor(() =>
      expect(sent()).toEqual([{ type: 'liftRestriction', reason: 'Fixed' }]),
    );
  });

  it('becomes so with a reason', async () => {
    backend.current.view = view();
    openIncident();
    await pressMore('Restrict');
    await confirm('Restrict', 'A data leak');
    await waitFor(() =>
      expect(sent()).toEqual([{ type: 'restrict', reason: 'A data leak' }]),
    );
  });
});

describe('an alert storm', () => {
  it('is named as one', async () => {
    backend.current.view = view({ storm: { limit: 20, withinMs: 300_000 } });
    openIncident();
    expect(await screen.findByText('Alert storm')).toBeVisible();
    expect(screen.getByText(/More than 20 incidents/)).toBeVisible();
  });
});

describe('a drill', () => {
  it('is named as one before anything else', async () => {
    backend.current.view = view({ kind: 'drill' });
    openIncident();
    expect(await screen.findByText('This is a drill')).toBeVisible();
  });
});

describe('how long it took', () => {
  it('is counted from when the alert fired; what is not reached is not zero', async () => {
    backend.current.view = view({
      milestones: {
        firedAt: '2026-11-23T10:00:00.000Z',
        declaredAt: '2026-11-23T10:00:01.000Z',
        roomOpenedAt: '2026-11-23T10:02:00.000Z',
      },
    });
    openIncident();
    const panel = await region('How long it took');
    expect(within(panel).getByText('2 min')).toBeVisible();
    expect(within(panel).getAllByText('not yet')).toHaveLength(4);
  });
});

describe('a responder who was invited', () => {
  const responders = [
    { id: ADA, entityRef: ADA, source: 'owner', invite: 'invited' } as const,
  ];

  it('says that they are here', async () => {
    backend.current.view = view({ responders });
    openIncident();
    await press('I am here');
    await waitFor(() => expect(sent()).toEqual([{ type: 'join' }]));
  });

  it('is not asked again', async () => {
    const at = '2026-11-23T10:03:00.000Z';
    const active = { ...responders[0], joinedAt: at, activeAt: at };
    backend.current.view = view({ responders: [active] });
    openIncident();
    const panel = await region('Responders');
    expect(within(panel).getByText('Active')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: 'I am here' }),
    ).not.toBeInTheDocument();
  });

  it('and was only put into the room is there, and has not joined', async () => {
    const addedAt = '2026-11-23T10:02:00.000Z';
    const there = { ...responders[0], addedAt };
    backend.current.view = view({ responders: [there] });
    openIncident();
    const panel = await region('Responders');
    expect(within(panel).getByText('In the room')).toBeVisible();
    expect(within(panel).queryByText('Joined')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'I am here' })).toBeVisible();
  });

  it('is still asked where they were only seen in the room', async () => {
    const joinedAt = '2026-11-23T10:03:00.000Z';
    const there = { ...responders[0], joinedAt };
    backend.current.view = view({ responders: [there] });
    openIncident();
    const panel = await region('Responders');
    expect(within(panel).getByText('Joined')).toBeVisible();
    expect(screen.getByRole('button', { name: 'I am here' })).toBeVisible();
  });
});
