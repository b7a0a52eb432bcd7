import {
  CHECKLIST_ITEMS,
  commandSchema,
  roomActionSchema,
  type RoomContent,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  approved,
  commanded,
  drafted,
  published,
  RESOLVED,
  ROOM,
  unknown,
} from '../__testUtils__/incidents';
import {
  accepted,
  ADA,
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
  WORDS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from '../plans/plan';
import type { PlannedEffect } from '../PlannedEffect';
import { projectionsOf } from '../projections';

const contentOf = (
  incident: FoldedIncident,
  what: string,
  { settings = SETTINGS, at = minute(2) } = {},
): RoomContent => {
  const all = projectionsOf(incident, settings, at.getTime());
  const found = all.find(p => p.what === what);
  if (!found) throw new Error(`There is no ${what}.`);
  return found.content;
};
const labels = ({ buttons = [] }: RoomContent) => buttons.map(b => b.label);
const draftOf = (incident: FoldedIncident, options = {}) =>
  contentOf(incident, 'draft:draft-1', options);

const posted = (incident: FoldedIncident, what: string, at: Date) => {
  const post = plan(incident, SETTINGS, at).due.find(
    (e): e is Extract<PlannedEffect, { kind: 'post' }> =>
      e.kind === 'post' && e.what === what,
  );
  if (!post) throw new Error(`${what} is not due.`);
  return post.content;
};

describe('buttons in the room', () => {
  it('ask for commands that there are', () => {
    const commands = commandSchema.options.map(o => o.shape.type.value);
    // The first opens a form that ends in `reviseDraft`; the second calls somebody.
    const others = ['editDraft', 'callApprover'];
    const actions: readonly string[] = roomActionSchema.options.map(
      o => o.shape.type.value,
    );
    expect(commands).toEqual(
      expect.arrayContaining(actions.filter(a => !others.includes(a))),
    );
  });

  it('offer command until somebody has it, and to join while it is open', () => {
    const headline = (incident: FoldedIncident) =>
      labels(contentOf(incident, 'headline'));
    expect(headline(incidentOf(ROOM))).toEqual(['Take command', 'Join']);
    expect(headline(commanded())).toEqual(['Join']);
    expect(headline(after(commanded(), RESOLVED))).toEqual([]);
  });

  it('resume nudges from the headline, which says that they are silenced', () => {
    const silenced = accepted(commanded(), [{ type: 'silenceReminders' }]);
    const content = contentOf(silenced, 'headline');
    expect(labels(content)).toContain('Resume nudges');
    expect(content.fields).toContainEqual({
      label: 'Nudges',
      value: 'silenced',
    });
  });

  it('tick what is open, and untick what a person ticked', () => {
    const open = contentOf(incidentOf(ROOM), 'checklist');
    // The room stands, which nobody can untick.
    expect(open.lines.filter(l => l.startsWith('☐'))).toHaveLength(
      open.buttons?.length ?? 0,
    );
    const ticked = contentOf(
      accepted(incidentOf(ROOM), [
        { type: 'tickChecklist', item: 'severity-assessed', done: true },
      ]),
      'checklist',
    );
    expect(labels(ticked)).toContain('Untick: Initial severity assessed');
    expect(ticked.lines).toContain(
      '☑ Initial severity assessed, done by ada at 2026-11-23 10:02 UTC',
    );
    expect(ticked.lines).toHaveLength(CHECKLIST_ITEMS.length);
  });

  it('say when an event ticked an item, which nobody can untick', () => {
    const checklist = contentOf(commanded(), 'checklist');
    expect(checklist.lines).toContain(
      '☑ IC confirmed, done at 2026-11-23 10:02 UTC',
    );
    expect(labels(checklist).join()).not.toContain('IC confirmed');
  });

  it('silence the nudges of whom the nudge addresses', () => {
    const nudge = posted(commanded(), 'nudge:1', minute(60));
    expect(nudge.addressed).toEqual([ADA.entityRef]);
    expect(labels(nudge)).toEqual(['Silence nudges', 'Resume nudges']);
    const headless = posted(incidentOf(ROOM), 'nudge:1', minute(60));
    expect(headless.addressed).toBeUndefined();
    expect(labels(headless)).toContain('Take command');
  });

  it('rate how it was run, once it is resolved', () => {
    const content = posted(
      after(commanded(), RESOLVED),
      'resolved',
      minute(31),
    );
    expect(content.buttons?.map(b => b.action)).toEqual(
      [1, 2, 3, 4, 5].map(rating => ({ type: 'rate', rating })),
    );
  });
});

describe('a draft to be decided on', () => {
  it('is shown whole, with who may approve and a button bound to these words', () => {
    const incident = drafted();
    const { revision, sha256 } = incident.drafts[0].revisions[0];
    const content = draftOf(incident);
    expect(content.verbatim?.text).toBe(WORDS.body);
    expect(content.fields).toEqual(
      expect.arrayContaining([
        { label: 'May approve', value: 'ada (in command)' },
        { label: 'Goes to', value: 'status.example.org' },
      ]),
    );
    const [approve] = content.buttons ?? [];
    expect(approve.action).toEqual({
      type: 'approveDraft',
      draftId: 'draft-1',
      revision,
      sha256,
    });
    expect(approve.confirm?.text).toContain('exactly as it is shown');
    expect(labels(content)).toEqual(['Approve & Publish', 'Edit', 'Reject']);
  });

  it('names the groups that may approve, and who may not', () => {
    const authority = {
      ...SETTINGS.authority,
      approverGroups: ['group:default/comms'],
      authorMayApprove: false,
    };
    const settings = { ...SETTINGS, authority };
    expect(draftOf(drafted(), { settings }).lines).toContain(
      'May approve: members of comms, but not who wrote it',
    );
    const nobody = draftOf(drafted(), {
      settings: {
        ...SETTINGS,
        authority: { ...authority, approverGroups: [] },
      },
    });
    expect(nobody.lines).toContain('May approve: nobody else');
  });

  it('shows what became of it in place of the buttons', () => {
    for (const decided of [approved(), published(approved())]) {
      expect(draftOf(decided).buttons).toBeUndefined();
      expect(draftOf(decided).lines[0]).toContain('pproved by ada');
    }
  });

  it.each([
    ['Read and decide', drafted()],
    ['Open the incident page', approved()],
    ['Open the incident page', published()],
    ['Look and settle it', unknown()],
    [
      'Open the incident page',
      after(
        drafted(),
        happened('STATUSPAGE_APPROVAL_REJECTED', {
          draftId: 'draft-1',
          revision: 1,
          reason: 'Too early.',
        }),
      ),
    ],
  ])(
    'leads to the page with what is left to do there: %s',
    (label, incident) => {
      expect(draftOf(incident).links[0].label).toBe(label);
    },
  );

  it('says that it is too old to be approved, at that moment and by itself', () => {
    const incident = drafted();
    const { staleAfterMs } = SETTINGS.authority;
    const staleAt = new Date(minute(2).getTime() + staleAfterMs);
    const before = new Date(staleAt.getTime() - 1);
    expect(labels(draftOf(incident, { at: before }))).toContain(
      'Approve & Publish',
    );
    const stale = draftOf(incident, { at: staleAt });
    expect(labels(stale)).toEqual(['Edit', 'Reject']);
    expect(stale.lines[1]).toContain('confirm the same words afresh');
    const quiet = accepted(incident, [{ type: 'silenceReminders' }]);
    expect(plan(quiet, SETTINGS, before).nextAt).toBe(staleAt.getTime());
  });

  it('cannot be approved once it would do something else than it says', () => {
    const first = drafted();
    const second = accepted(first, [{ type: 'draftStatus', content: WORDS }]);
    const one = published(approved(second), 2);
    const content = draftOf(one);
    expect(labels(content)).toEqual(['Edit', 'Reject']);
    expect(content.lines[1]).toContain('second public incident');
  });
});

describe('messages that an earlier version posted', () => {
  const shownThen = (incident: FoldedIncident) =>
    after(
      incident,
      ...['headline', 'checklist'].map(what =>
        happened(
          'ROOM_MESSAGE_POSTED',
          { what, messageId: what, hash: 'of-earlier' },
          { effect: `post:${what}` },
        ),
      ),
    );
  const updates = (incident: FoldedIncident) =>
    plan(incident, SETTINGS, minute(90)).due.filter(e => e.kind === 'update');

  it('are updated while the incident is open, and never once it is closed', () => {
    const open = shownThen(commanded());
    expect(updates(open)).toHaveLength(2);
    const over = after(open, RESOLVED);
    expect(updates(after(over, happened('INCIDENT_CLOSED', {})))).toEqual([]);
    expect(
      updates(after(over, happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' }))),
    ).toEqual([]);
  });
});
