import type { WarRoom } from '@incident-response/backstage-plugin-incident-response-common';
import { screen, within } from '@testing-library/react';
import { view } from '../../__testUtils__/fixtures';
import { openIncident } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();
const room: WarRoom = {
  generation: 1,
  roomId: 'r1',
  name: 'inc-20261123-checkout',
  url: 'https://chat.example/r1',
  openedAt: '2026-11-23T10:00:01.000Z',
  archived: false,
  messages: {},
  pinned: [],
};

describe('the war room', () => {
  it('shows messages with the links that may be links', async () => {
    backend.current.view = view({ room });
    backend.current.room = {
      archived: false,
      messages: [
        {
          messageId: 'm1',
          what: 'headline',
          title: 'P1 · Checkout',
          lines: ['Error rate is 7 %'],
          links: [
            { label: 'Runbook', url: 'https://docs.example/runbook' },
            { label: 'Trap', url: ['javascript', 'alert(1)'].join(':') },
          ],
          pinned: true,
          at: '2026-11-23T10:00:01.000Z',
        },
      ],
    };
    openIncident('?view=room');
    const messages = await screen.findByRole('list', { name: 'War room' });
    expect(within(messages).getByText('Error rate is 7 %')).toBeVisible();
    expect(within(messages).getByLabelText('Pinned')).toBeVisible();
    const links = within(messages).getAllByRole('link');
    expect(links.map(link => link.getAttribute('href'))).toEqual([
      'https://docs.example/runbook',
    ]);
  });

  it('that is kept elsewhere is linked', async () => {
    backend.current.view = view({ room });
    backend.current.failing.room = { status: 404, message: 'Not kept here.' };
    openIncident('?view=room');
    expect(
      await screen.findByRole('link', { name: /Open inc-20261123-checkout/ }),
    ).toHaveAttribute('href', 'https://chat.example/r1');
  });

  it('that is kept elsewhere is named where its address may not be a link', async () => {
    backend.current.view = view({ room: { ...room, url: '//evil.test' } });
    backend.current.failing.room = { status: 404, message: 'Not kept here.' };
    openIncident('?view=room');
    expect(
      await screen.findByText(
        'The war room inc-20261123-checkout is not kept here.',
      ),
    ).toBeVisible();
  });

  it('says that it is not open yet', async () => {
    backend.current.view = view();
    openIncident('?view=room');
    expect(
      await screen.findByText('The war room is not open yet.'),
    ).toBeVisible();
  });
});
