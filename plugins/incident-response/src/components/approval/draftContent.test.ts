import { draft, incident, revision } from '../../__testUtils__/fixtures';
import { blankContent } from './draftContent';

describe('a new update', () => {
  it('begins at investigating while nothing is public', () => {
    expect(blankContent(incident())).toMatchObject({
      status: 'investigating',
      title: '',
      body: '',
    });
  });

  it('goes one step on from the open public incident and keeps its title', () => {
    const next = blankContent(
      incident({
        publicIncident: { pageIncidentId: 'p1', status: 'identified' },
        drafts: [draft({ status: 'published', revisions: [revision(1)] })],
      }),
    );
    expect(next).toMatchObject({
      status: 'monitoring',
      title: 'Checkout is failing',
      body: '',
    });
  });
});
