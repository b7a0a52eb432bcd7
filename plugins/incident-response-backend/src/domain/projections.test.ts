import {
  approved,
  commanded,
  drafted,
  OWNERSHIP,
  published,
  ROOM,
  unknown,
} from './__testUtils__/incidents';
import {
  accepted,
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from './__testUtils__/ledgerOf';
import type { FoldedIncident } from './FoldedIncident';
import { plan } from './plans/plan';
import { isProjection, projectionsOf } from './projections';

const URL = SETTINGS.appUrl;
const shown = (incident: FoldedIncident, what: string) => {
  const found = projectionsOf(incident, URL).find(p => p.what === what);
  if (!found) throw new Error(`There is no ${what}.`);
  return [found.content.title, ...found.content.lines];
};

/** The room after every message that is due was posted or updated, as often as anything was. */
function settle(incident: FoldedIncident): {
  incident: FoldedIncident;
  rounds: number;
} {
  let state = incident;
  for (let rounds = 0; rounds < 10; rounds++) {
    const due = plan(state, SETTINGS, minute(2)).due.filter(e =>
      isProjection(e.key),
    );
    if (due.length === 0) return { incident: state, rounds };
    for (const effect of due) {
      if (effect.kind === 'post')
        state = after(
          state,
          happened(
            'ROOM_MESSAGE_POSTED',
            { what: effect.what, messageId: effect.what, hash: effect.hash },
            { effect: effect.key },
          ),
        );
      if (effect.kind === 'update')
        state = after(
          state,
          happened(
            'ROOM_MESSAGE_UPDATED',
            {
              what: effect.what,
              messageId: effect.messageId,
              hash: effect.hash,
            },
            { effect: effect.key },
          ),
        );
    }
  }
  throw new Error('The messages never came to rest.');
}

describe('what the room shows', () => {
  it('comes to rest after one round, and one change causes one update', () => {
    const first = settle(drafted());
    expect(first.rounds).toBe(1);
    const noted = accepted(first.incident, [
      { type: 'addNote', text: 'nothing shown' },
    ]);
    expect(settle(noted).rounds).toBe(0);
    const changed = settle(approved(first.incident));
    expect(changed.rounds).toBe(1);
    expect(changed.incident.room?.messages['draft:draft-1'].hash).not.toBe(
      first.incident.room?.messages['draft:draft-1'].hash,
    );
  });

  it('can go back to what it showed before', () => {
    const before = settle(incidentOf(ROOM)).incident;
    const tick = (done: boolean) =>
      ({ type: 'tickChecklist', item: 'severity-assessed', done } as const);
    const ticked = settle(accepted(before, [tick(true)])).incident;
    const back = settle(accepted(ticked, [tick(false)]));
    expect(back.rounds).toBe(1);
    expect(back.incident.room?.messages).toEqual(before.room?.messages);
  });

  it('does not speak of its own failures', () => {
    const { incident } = settle(incidentOf(ROOM));
    for (const key of [
      'update:headline:abc',
      'post:checklist',
      'update:draft:draft-1:abc',
      'post:headline',
    ]) {
      const failed = after(
        incident,
        happened('EFFECT_FAILED', {
          key,
          failure: 'transient',
          failures: 3,
          sentence: 'down',
        }),
      );
      expect(settle(failed).rounds).toBe(0);
    }
  });

  it('says what else does not work, until it does', () => {
    const { incident } = settle(incidentOf(ROOM));
    const failed = after(
      incident,
      happened('EFFECT_FAILED', {
        key: 'changes',
        failure: 'transient',
        failures: 3,
        sentence: 'GitHub is down.',
      }),
    );
    expect(shown(failed, 'headline')).toContain('Not working: GitHub is down.');
    const healed = after(
      failed,
      happened('CHANGES_ATTACHED', { facts: [] }, { effect: 'changes' }),
    );
    expect(shown(healed, 'headline').join()).not.toContain('GitHub');
  });

  it('is nothing once the room is archived', () => {
    const archived = after(
      incidentOf(ROOM),
      happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' }),
    );
    expect(settle(archived).rounds).toBe(0);
  });
});

describe('the headline', () => {
  it('shows unknown as unknown', () => {
    const lines = shown(incidentOf(ROOM), 'headline');
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
    expect(shown(known, 'headline')).toEqual(
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
        'headline',
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
    const lines = shown(incidentOf(ROOM, failed), 'headline');
    expect(lines).toContain('Owner: unknown, the catalog could not be read');
    expect(lines).not.toContain('Owner: being looked up');
  });

  it('shows who commands, who owns and who could not be invited', () => {
    const failed = happened(
      'RESPONDER_INVITE_FAILED',
      { failures: [{ responder: 'user:default/ada', error: 'no account' }] },
      { effect: 'invite:1' },
    );
    expect(
      shown(commanded(incidentOf(ROOM, OWNERSHIP, failed)), 'headline'),
    ).toEqual(
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

  it('says that a drill is one, and links the runbook', () => {
    const drill = { ...incidentOf(ROOM), kind: 'drill' as const };
    expect(shown(drill, 'headline')).toContain('This is a drill.');
    const ownership = {
      entity: { entityRef: 'c:d/x', title: 'x', runbook: 'https://r/1' },
      owners: [],
      people: [],
      dependents: [],
      gaps: [],
    };
    const [headline] = projectionsOf(
      incidentOf(happened('OWNERSHIP_RESOLVED', ownership)),
      URL,
    );
    expect(headline.content.links.map(l => l.label)).toEqual([
      'Incident page',
      'Runbook',
    ]);
  });
});

describe('a draft in the room', () => {
  const voided = after(
    approved(),
    happened('STATUSPAGE_APPROVAL_VOIDED', {
      draftId: 'draft-1',
      revision: 1,
      reason: 'refused',
    }),
  );
  const rejected = accepted(drafted(), [
    { type: 'rejectDraft', draftId: 'draft-1', revision: 1, reason: 'vague' },
  ]);
  it.each([
    [drafted(), 'Waiting for approval'],
    [approved(), 'Approved by ada; being published'],
    [published(), /^Published at .+, approved by ada$/],
    [voided, 'The approval is void: refused'],
    [rejected, 'Rejected by ada: vague'],
    [unknown(), 'Unknown whether it reached the page: no answer'],
  ])('says where it stands', (incident, line) => {
    expect(shown(incident, 'draft:draft-1')[1]).toMatch(line);
  });

  it('is shown whole, as it would be published', () => {
    expect(shown(drafted(), 'draft:draft-1')).toEqual(
      expect.arrayContaining([
        'Operation: open a public incident on public',
        'Title: Checkout is failing',
        'Status: investigating, impact: major',
        'Components: checkout major_outage',
        'Subscribers are notified',
        'Some payments fail. We are looking into it.',
      ]),
    );
    const update = drafted(published(), { components: {}, notify: false });
    expect(shown(update, 'draft:draft-2')).toEqual(
      expect.arrayContaining([
        'Operation: update P1 on public',
        'Components: none',
        'Subscribers are not notified',
      ]),
    );
  });
});
