import {
  approved,
  commanded,
  drafted,
  OWNERSHIP,
  published,
  RESOLVED,
  ROOM,
} from '../__testUtils__/incidents';
import {
  after,
  happened,
  incidentOf,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { renderHeadline } from './headline';

const URL = SETTINGS.appUrl;
const shown = (incident: FoldedIncident) => {
  const { title, lines } = renderHeadline(incident, URL);
  return [title, ...lines];
};

describe('the headline', () => {
  it('shows unknown as unknown', () => {
    const lines = shown(incidentOf(ROOM));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Incident commander: nobody yet',
        'Owner: being looked up',
        'Context: being collected',
        'Responders: 0 invited',
      ]),
    );
    const nothing = {
      entity: null,
      owners: [],
      people: [],
      dependents: [],
      gaps: ['The entity is not known.'],
    };
    const known = incidentOf(
      ROOM,
      happened('OWNERSHIP_RESOLVED', nothing),
      happened('CONTEXT_SNAPSHOT_ATTACHED', {
        facts: [{ label: 'Error rate', value: null, note: 'no answer' }],
      }),
    );
    expect(shown(known)).toEqual(
      expect.arrayContaining([
        'Broken: unknown',
        'Owner: unknown',
        'Blast radius: unknown',
        'Unknown: The entity is not known.',
        'Error rate: unknown (no answer)',
      ]),
    );
  });

  it('tells no dependents, some at least and not known apart', () => {
    const entity = { entityRef: 'component:default/x', title: 'x' };
    const web = { entityRef: 'component:default/web', title: 'Web', depth: 1 };
    const radius = (more: object) =>
      shown(
        incidentOf(
          ROOM,
          happened('OWNERSHIP_RESOLVED', {
            entity,
            owners: [],
            people: [],
            dependents: [],
            gaps: [],
            ...more,
          }),
        ),
      );
    const none = radius({});
    expect(none).toContain('Blast radius: 0 dependents, 0 of them direct');
    expect(none).toContain('Owner: none in the catalog');
    expect(radius({ incomplete: { dependents: true } })).toContain(
      'Blast radius: unknown',
    );
    expect(
      radius({ dependents: [web], incomplete: { dependents: true } }),
    ).toContain(
      'Blast radius: at least 1 dependent, at least 1 of them direct',
    );
    expect(radius({ incomplete: { people: true } })).toContain(
      'Responders: 0 invited; not everybody who should come is known',
    );
  });

  it('says that the owner is not known while the catalog cannot be read', () => {
    const failed = happened('EFFECT_FAILED', {
      key: 'ownership',
      failure: 'transient',
      failures: 3,
      sentence: 'The catalog is down.',
    });
    const lines = shown(incidentOf(ROOM, failed));
    expect(lines).toContain('Owner: unknown, the catalog could not be read');
    expect(lines).not.toContain('Owner: being looked up');
  });

  it('shows who commands, who owns and who could not be invited', () => {
    const failed = happened(
      'RESPONDER_INVITE_FAILED',
      { failures: [{ responder: 'user:default/ada', error: 'no account' }] },
      { effect: 'invite:1' },
    );
    expect(shown(commanded(incidentOf(ROOM, OWNERSHIP, failed)))).toEqual(
      expect.arrayContaining([
        'P1 Checkout error rate above 5 %',
        'Incident commander: ada',
        'Broken: checkout',
        'Owner: payments',
        'Not invited: Ada (no account)',
        'Blast radius: 0 dependents, 0 of them direct',
      ]),
    );
  });

  it('shows who was called while nobody is in command', () => {
    const call = (name: string, error?: string) =>
      happened('RESPONDER_CALLED', {
        reason: 'no-commander',
        responder: `user:default/${name}`,
        ...(error ? { error } : {}),
      });
    const called = incidentOf(ROOM, call('ada'), call('ben', 'no account'));
    const line = 'Called to take command: ada, ben (not reached)';
    expect(shown(called)).toContain(line);
    expect(shown(commanded(called))).not.toContain(line);
  });

  it('shows whom the pager paged, or why it could not, while nobody is in command', () => {
    const page = (error?: string) =>
      happened('ON_CALL_PAGED', {
        pager: 'Grafana OnCall',
        responders: error ? [] : ['user:default/ada'],
        others: error ? 0 : 2,
        ...(error ? { error } : {}),
      });
    const paged = incidentOf(ROOM, page(), page('nobody is on call'));
    const line = 'Paged by Grafana OnCall: ada and 2 others';
    expect(shown(paged)).toEqual(
      expect.arrayContaining([
        line,
        'Grafana OnCall could page nobody: nobody is on call',
      ]),
    );
    expect(shown(commanded(paged))).not.toContain(line);
  });

  it('says that customers still read of what is over', () => {
    const told = published(approved(drafted(commanded(incidentOf(ROOM)))));
    expect(shown(told)).toContain(`Status: ${told.status}`);
    expect(shown(after(told, RESOLVED))).toContain(
      'Status: resolved, page still open',
    );
  });

  it('says that a drill is one, and links the runbook', () => {
    const drill = { ...incidentOf(ROOM), kind: 'drill' as const };
    expect(shown(drill)).toContain('This is a drill.');
    const ownership = {
      entity: { entityRef: 'c:d/x', title: 'x', runbook: 'https://r/1' },
      owners: [],
      people: [],
      dependents: [],
      gaps: [],
    };
    const headline = renderHeadline(
      incidentOf(happened('OWNERSHIP_RESOLVED', ownership)),
      URL,
    );
    expect(headline.links.map(l => l.label)).toEqual([
      'Incident page',
      'Runbook',
    ]);
  });
});
