import { RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import type { Settings } from '../Settings';
import { plan } from './plan';

const LOOKING: Settings = { ...SETTINGS, doublesAfterMs: 90_000 };
const PAGE = `https://backstage.example.org/incidents/${incidentOf().id}`;

const claimed = (key: string, claimId: string, at = minute(1)) =>
  happened('EFFECT_CLAIMED', { key, claimId, owner: 'a' }, { at });
const twice = (key: string, at = minute(1)) => [
  claimed(key, 'c1', at),
  claimed(key, 'c2', at),
];
const posted = (what: string, effect = `post:${what}`) =>
  happened(
    'ROOM_MESSAGE_POSTED',
    { what, messageId: `m-${what}`, hash: 'h' },
    { effect },
  );
const late = (key: string, at = minute(9)) =>
  happened('EFFECT_OBSERVED', { key, claimId: 'c1', outcome: '[]' }, { at });
const looked = (key: string, asOf: Date, look = 1, removed = 1) =>
  happened(
    'EFFECT_DEDUPLICATED',
    { key, asOf: asOf.toISOString(), removed },
    { effect: `deduplicate:${look}:${key}` },
  );

const looks = (incident: FoldedIncident, at = minute(3), settings = LOOKING) =>
  plan(incident, settings, at).due.filter(({ kind }) => kind === 'deduplicate');
const places = (incident: FoldedIncident, at?: Date) =>
  looks(incident, at).map(effect => [
    effect.key,
    effect.kind === 'deduplicate' ? effect.place : undefined,
  ]);

describe('what may have been done twice', () => {
  const headline = incidentOf(
    ROOM,
    ...twice('post:headline'),
    posted('headline'),
  );

  it('is looked for a while after its claim was taken over, and the one that is shown stays', () => {
    expect(looks(headline, minute(2))).toEqual([]);
    expect(plan(headline, LOOKING, minute(2)).nextAt).toBe(
      minute(2).getTime() + 30_000,
    );
    expect(looks(headline)).toEqual([
      {
        kind: 'deduplicate',
        key: 'deduplicate:1:post:headline',
        of: 'post:headline',
        asOf: minute(1).toISOString(),
        place: { in: 'room', roomId: 'R1', keep: 'm-headline' },
      },
    ]);
  });

  it('is not looked for where the claim stayed with whoever had it, before it is done, or where nothing can look', () => {
    const once = incidentOf(
      ROOM,
      claimed('post:headline', 'c1'),
      posted('headline'),
    );
    expect(looks(once, minute(20))).toEqual([]);
    expect(
      looks(incidentOf(ROOM, ...twice('post:headline')), minute(20)),
    ).toEqual([]);
    expect(looks(headline, minute(20), SETTINGS)).toEqual([]);
  });

  it('is looked for once, and again when the holder of a lost claim answers late', () => {
    const known = after(headline, looked('post:headline', minute(1)));
    expect(looks(known, minute(8))).toEqual([]);
    const again = after(known, late('post:headline'));
    expect(places(again, minute(12))).toEqual([
      [
        'deduplicate:2:post:headline',
        { in: 'room', roomId: 'R1', keep: 'm-headline' },
      ],
    ]);
  });

  it('is looked for again where it was doubted while somebody looked', () => {
    const doubted = after(headline, late('post:headline'));
    const known = after(doubted, looked('post:headline', minute(1)));
    expect(looks(known, minute(12)).map(({ key }) => key)).toEqual([
      'deduplicate:2:post:headline',
    ]);
  });

  it('is looked for a last time right before the room is archived, once for each ending', () => {
    const over = after(headline, looked('post:headline', minute(1)), RESOLVED);
    expect(looks(over, minute(80))).toEqual([]);
    expect(looks(over, minute(90)).map(({ key }) => key)).toEqual([
      'deduplicate:2:post:headline',
    ]);
    const last = after(over, looked('post:headline', minute(1), 2, 0));
    expect(looks(last, minute(200))).toEqual([]);
    const reopened = after(
      last,
      happened('INCIDENT_REOPENED', {
        reason: 'It is back.',
      }),
      happened('INCIDENT_RESOLVED', { summary: 'Gone.' }, { at: minute(300) }),
    );
    expect(looks(reopened, minute(360)).map(({ key }) => key)).toEqual([
      'deduplicate:3:post:headline',
    ]);
  });

  it('keeps the room open until it was looked for, or cannot be', () => {
    const archives = (incident: FoldedIncident, at: Date) =>
      plan(incident, LOOKING, at).due.some(({ kind }) => kind === 'archive');
    const over = after(
      headline,
      looked('post:headline', minute(1)),
      happened('INCIDENT_DISMISSED', { reason: 'A test.' }, { at: minute(10) }),
      posted('dismissed'),
    );
    expect(looks(over, minute(70))).toHaveLength(1);
    expect(archives(over, minute(70))).toBe(false);
    const last = after(over, looked('post:headline', minute(1), 2, 0));
    expect(archives(last, minute(70))).toBe(true);
    // Whoever woke last has just said so.
    const doubted = after(last, late('post:headline', minute(69)));
    expect(looks(doubted, minute(70))).toEqual([]);
    expect(archives(doubted, minute(70))).toBe(false);
    expect(plan(doubted, LOOKING, minute(70)).nextAt).toBe(
      minute(70).getTime() + 30_000,
    );
    const tried = after(
      doubted,
      happened('EFFECT_FAILED', {
        key: 'deduplicate:3:post:headline',
        failure: 'transient',
        failures: 3,
        sentence: 'Slack does not answer.',
      }),
    );
    expect(archives(tried, minute(72))).toBe(true);
  });

  it('is looked for where it was done', () => {
    const bookmarked = happened(
      'ROOM_BOOKMARKED',
      { roomId: 'R1' },
      { effect: 'bookmark' },
    );
    const nudged = happened(
      'STATUS_REMINDER_SENT',
      { nudge: 1, messageId: 'm-1' },
      { effect: 'nudge:1' },
    );
    const direct = happened(
      'STATUS_REMINDER_SENT',
      { nudge: 2, messageId: 'direct:nudge:2', to: 'user:default/ada' },
      { effect: 'nudge:2' },
    );
    const called = happened(
      'RESPONDER_CALLED',
      { reason: 'no-commander', responder: 'user:default/ben' },
      { effect: 'call:no-commander:1' },
    );
    const announced = happened(
      'ANNOUNCEMENT_POSTED',
      { what: 'opened', messageId: 'm-2' },
      { effect: 'announce:opened' },
    );
    const reminded = happened(
      'COMMAND_REMINDER_SENT',
      { reminder: 1, messageId: 'm-3' },
      { effect: 'command-reminder:1' },
    );
    const keys = [
      'bookmark',
      'nudge:1',
      'nudge:2',
      'call:no-commander:1',
      'announce:opened',
      'command-reminder:1',
    ];
    const incident = incidentOf(
      ROOM,
      ...keys.flatMap(key => twice(key)),
      bookmarked,
      nudged,
      direct,
      called,
      announced,
      reminded,
    );
    const to = (ref: string) => ({
      in: 'direct',
      person: expect.objectContaining({ id: ref, entityRef: ref }),
    });
    expect(places(incident)).toEqual([
      ['deduplicate:1:bookmark', { in: 'bookmarks', roomId: 'R1', url: PAGE }],
      ['deduplicate:1:nudge:1', { in: 'room', roomId: 'R1' }],
      ['deduplicate:1:nudge:2', to('user:default/ada')],
      ['deduplicate:1:call:no-commander:1', to('user:default/ben')],
      ['deduplicate:1:announce:opened', { in: 'announcements' }],
      ['deduplicate:1:command-reminder:1', { in: 'room', roomId: 'R1' }],
    ]);
  });

  it('is not looked for where nobody was reached, and a publication never is', () => {
    const failed = happened(
      'RESPONDER_CALLED',
      {
        reason: 'no-commander',
        responder: 'user:default/ben',
        error: 'A bot.',
      },
      { effect: 'call:no-commander:1' },
    );
    const incident = incidentOf(
      ROOM,
      ...twice('call:no-commander:1'),
      failed,
      ...twice('publish:draft-1:1:0'),
    );
    expect(incident.effects['publish:draft-1:1:0'].doubt).toBeUndefined();
    expect(looks(incident, minute(30))).toEqual([]);
  });

  it('is left alone in a room that is archived or that another one followed', () => {
    const lost = happened('WAR_ROOM_LOST', { roomId: 'R1' });
    const next = happened(
      'WAR_ROOM_CREATED',
      {
        generation: 2,
        roomId: 'R2',
        name: 'inc-2',
        url: 'https://x.example/2',
      },
      { effect: 'room:2' },
    );
    expect(looks(after(headline, lost))).toEqual([]);
    expect(looks(after(headline, lost, next))).toEqual([]);
  });

  it('is a room, where its name was given up because it did not show', () => {
    const changed = happened('ROOM_NAME_CHANGED', {
      generation: 1,
      from: 'inc-20261123-checkout',
      to: 'inc-20261123-checkout-2',
    });
    const incident = incidentOf(claimed('room:1', 'c1'), changed, ROOM);
    expect(places(incident, minute(10))).toEqual([
      [
        'deduplicate:1:room:1',
        { in: 'rooms', names: ['inc-20261123-checkout'], keep: ['R1'] },
      ],
    ]);
    const sure = incidentOf(...twice('room:1'), ROOM);
    expect(looks(sure, minute(10))).toEqual([]);
  });

  it('is looked for when the incident is long closed as well', () => {
    const closed = after(
      headline,
      looked('post:headline', minute(1)),
      RESOLVED,
      happened('INCIDENT_CLOSED', {}, { at: minute(100) }),
      ...twice('announce:resolved', minute(101)),
      happened(
        'ANNOUNCEMENT_POSTED',
        { what: 'resolved', messageId: 'm-9' },
        { effect: 'announce:resolved', at: minute(101) },
      ),
    );
    expect(closed.status).toBe('closed');
    expect(looks(closed, minute(103)).map(({ key }) => key)).toContain(
      'deduplicate:1:announce:resolved',
    );
  });
});
