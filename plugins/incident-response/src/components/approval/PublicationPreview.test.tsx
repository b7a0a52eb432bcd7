import { screen, within } from '@testing-library/react';
import { ADA, BEN, draft, revision, view } from '../../__testUtils__/fixtures';
import { openIncident } from '../../__testUtils__/incidentPage';
import { backendForTests } from '../../__testUtils__/renderPages';

const backend = backendForTests();

describe('what will be published', () => {
  it('is shown letter by letter, with everything an approval binds', async () => {
    backend.current.view = view({ drafts: [draft()] });
    openIncident();
    const preview = await screen.findByRole('region', {
      name: 'Exactly this will be published',
    });
    const { request, sha256 } = revision(1);
    expect(within(preview).getByLabelText('Message').textContent).toBe(
      request.body,
    );
    for (const text of [
      request.title,
      'investigating',
      'major',
      'checkout: partial_outage',
      'Yes',
      'Open a new public incident',
      sha256.slice(0, 12),
    ]) {
      expect(within(preview).getByText(text)).toBeVisible();
    }
    expect(within(preview).getAllByText('built-in')).toHaveLength(2);
  });

  it('names the public incident it would update', async () => {
    backend.current.view = view({
      drafts: [
        draft({
          revisions: [
            revision(1, {
              operation: { type: 'update', pageIncidentId: 'page-7' },
              components: {},
              notify: false,
            }),
          ],
        }),
      ],
    });
    openIncident();
    expect(
      await screen.findByText('Update public incident page-7'),
    ).toBeVisible();
    expect(screen.getByText('No component changes')).toBeVisible();
  });

  it('shows what the last revision changed', async () => {
    backend.current.view = view({
      drafts: [
        draft({
          revisions: [
            revision(1),
            revision(2, {
              impact: 'critical',
              body: 'We are investigating  failed orders.\n\n  Orders are kept.',
            }),
          ],
        }),
      ],
    });
    openIncident();
    const diff = (await screen.findByText('Changed since revision 1'))
      .parentElement!;
    const removed = [...diff.querySelectorAll('del')].map(e => e.textContent);
    const added = [...diff.querySelectorAll('ins')].map(e => e.textContent);
    expect(within(diff).getByText('Impact')).toBeVisible();
    expect(removed).toEqual(['removed major', 'removed payments']);
    expect(added).toEqual(['added critical', 'added orders']);
  });

  it('lists who may approve, and says so when nobody may', async () => {
    backend.current.view = view(
      { drafts: [draft()] },
      { eligibleApprovers: [ADA, BEN] },
    );
    const { unmount } = openIncident();
    const list = await screen.findByRole('list', { name: 'May approve' });
    expect(within(list).getAllByRole('link')).toHaveLength(2);
    unmount();
    backend.current.view = view(
      { drafts: [draft()] },
      { eligibleApprovers: [] },
    );
    openIncident();
    expect(await screen.findByText(/Nobody may approve now/)).toBeVisible();
  });
});
