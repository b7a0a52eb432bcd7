import {
  approved,
  drafted,
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

const contentOf = (
  incident: FoldedIncident,
  what: string,
  { settings = SETTINGS, at = minute(2) } = {},
) => {
  const all = projectionsOf(incident, settings, at.getTime());
  const found = all.find(p => p.what === what);
  if (!found) throw new Error(`There is no ${what}.`);
  return found.content;
};
const shown = (incident: FoldedIncident, what: string) => {
  const { title, lines } = contentOf(incident, what);
  return [title, ...lines];
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
    [approved(), /^Approved by ada at 2026-11-23 10:02 UTC; being published$/],
    [published(), /^Published at .+, approved by ada$/],
    [voided, 'The approval is void: refused'],
    [rejected, /^Rejected by ada at 2026-11-23 10:02 UTC: vague$/],
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
