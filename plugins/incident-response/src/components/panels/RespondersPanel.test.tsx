import { screen, within } from '@testing-library/react';
import { ADA, view } from '../../__testUtils__/fixtures';
import { openIncident, region } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

const ownership = {
  entity: null,
  owners: [],
  people: [],
  dependents: [],
  gaps: [],
};

const zoe = {
  id: 'email:zoe@meridian.example',
  email: 'zoe@meridian.example',
  source: 'on-call',
  invite: 'invited',
} as const;

describe('the responders', () => {
  it('have no commander among them while nobody took command', async () => {
    backend.current.view = view({ responders: [zoe] });
    openIncident();
    const panel = await region('Responders');
    expect(within(panel).getByText('zoe@meridian.example')).toBeVisible();
    expect(
      within(panel).queryByText('Incident commander'),
    ).not.toBeInTheDocument();
  });

  it('of a drill are whom somebody invites, however little the catalog said', async () => {
    backend.current.view = view({ kind: 'drill' });
    openIncident();
    const panel = await region('Responders');
    expect(panel).toHaveTextContent('A drill calls nobody unasked');
  });

  it('of a real incident are awaited, then missed', async () => {
    backend.current.view = view();
    const { unmount } = openIncident();
    expect(await region('Responders')).toHaveTextContent(
      'Nobody has been found yet.',
    );
    unmount();
    backend.current.view = view({ ownership });
    openIncident();
    expect(await region('Responders')).toHaveTextContent(
      'Nobody was found: invite people by hand.',
    );
  });

  it('that a newer backend describes differently cost only their own panel', async () => {
    jest.spyOn(console, 'error').mockImplementation();
    const strange = { ...zoe, invite: 'beamed' } as never;
    backend.current.view = view({ ic: ADA, responders: [strange] });
    openIncident();
    expect(await screen.findByText('Responders cannot be shown')).toBeVisible();
    expect(await region('Checklist')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Resolve' })).toBeVisible();
  });
});

describe('drafts', () => {
  it('in a state of a newer backend cost only their own panel', async () => {
    jest.spyOn(console, 'error').mockImplementation();
    backend.current.view = view({
      drafts: [{ draftId: 'd1', status: 'pondered', revisions: [] } as never],
    });
    openIncident();
    expect(
      await screen.findByText('Status page cannot be shown'),
    ).toBeVisible();
    expect(await region('Checklist')).toBeVisible();
  });
});
