import { draft, incident, revision } from '../../__testUtils__/fixtures';
import { withStatus } from './ComponentFields';
import { blankContent, componentChoices } from './draftContent';

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

describe('component choices', () => {
  it('are what the catalog suggests, then what the words name already', () => {
    const suggested = [
      {
        entityRef: 'component:default/web',
        title: 'Web shop',
        depth: 1,
        statusComponent: 'web',
      },
      { entityRef: 'component:default/job', title: 'Job', depth: 2 },
    ];
    expect(componentChoices(suggested, { api: 'operational' })).toEqual([
      { id: 'web', title: 'Web shop' },
      { id: 'api', title: 'api' },
    ]);
  });

  it('leave a component out where it stays as it is', () => {
    expect(withStatus({ web: 'operational' }, 'web', 'unchanged')).toEqual({});
    expect(withStatus({}, 'web', 'major_outage')).toEqual({
      web: 'major_outage',
    });
  });
});
