import type {
  LedgerEvent,
  Person,
  RoomObservation,
} from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  ADA,
  after,
  happened,
  incidentOf,
  minute,
  person,
} from '../__testUtils__/ledgerOf';
import { toIncident, type FoldedIncident } from '../FoldedIncident';
import { asStored } from '../ledger';
import { noticeChanges } from '../plans/changeNotices';
import { decideObservation } from './decideObservation';
import { MOST_EVENTS, MOST_MESSAGES } from './kept';
import type { ObservedPeople } from './Observed';
import { MOST_CHARACTERS } from './wordsOf';

const inChat = (name: string): Person => ({
  ...person(name),
  door: 'slack',
  chat: { teamId: 'T0ACME', userId: `U0${name.toUpperCase()}` },
});
const BEN_THERE = inChat('ben');
const CARA_THERE = inChat('cara');
const ADA_THERE = inChat('ada');

const account = { teamId: 'T0ACME', userId: 'U0BEN' };
type Change = Partial<Extract<RoomObservation, { type: 'kept' }>>;

const pinned = (change: Change = {}): RoomObservation => ({
  type: 'kept',
  messageId: '1700000000.000100',
  author: account,
  writtenAt: minute(3).toISOString(),
  text: 'The cache was cold.',
  url: 'https://acme.slack.com/archives/C1/p1700000000000100',
  by: account,
  how: 'pin',
  at: minute(4).toISOString(),
  ...change,
});
const editing = (text: string, at = 6, messageId = '1700000000.000100') =>
  ({ type: 'edited', messageId, text, at: minute(at).toISOString() } as const);
const unpinned = (at = 7, messageId = '1700000000.000100') =>
  ({
    type: 'released',
    messageId,
    by: account,
    how: 'pin',
    at: minute(at).toISOString(),
  } as const);

const PEOPLE: ObservedPeople = { who: CARA_THERE, author: BEN_THERE };

/** What is seen, one after the other, and what of it came onto the ledger. */
function see(
  incident: FoldedIncident,
  observations: readonly RoomObservation[],
  people: ObservedPeople = PEOPLE,
  now = minute(9),
) {
  const events: LedgerEvent[] = [];
  let state = incident;
  for (const observation of observations) {
    const decision = decideObservation(state, observation, people, now);
    if (!decision.ok) throw new Error(decision.sentence);
    const stored = decision.events.map(asStored);
    if (stored.length > 0) state = after(state, ...stored);
    events.push(...stored);
  }
  return { events, incident: state };
}

const OPEN = incidentOf(ROOM);
const typesOf = (events: readonly LedgerEvent[]) => events.map(e => e.type);

describe('a message that begins as an update does', () => {
  const said = (change: Change = {}) =>
    pinned({ how: 'said', text: 'Update: rolled back.', ...change });
  const ADA_SAYS: ObservedPeople = { who: ADA_THERE, author: ADA_THERE };
  const LED = commanded(OPEN);

  it('is kept as the update of the commander who wrote it, once', () => {
    const { events, incident } = see(LED, [said(), said(), pinned()], ADA_SAYS);
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      [
        'MESSAGE_KEPT',
        expect.objectContaining({
          text: 'Update: rolled back.',
          how: 'said',
          update: true,
        }),
      ],
    ]);
    expect(incident.reminders.update).toEqual({
      by: 'message',
      at: minute(9).toISOString(),
    });
  });

  it('stays in the chat where somebody else wrote it, nobody commands, it is over, or it is no update', () => {
    expect(see(LED, [said()], PEOPLE).events).toEqual([]);
    expect(see(OPEN, [said()], ADA_SAYS).events).toEqual([]);
    expect(see(after(LED, RESOLVED), [said()], ADA_SAYS).events).toEqual([]);
    expect(
      see(LED, [said({ text: 'No update yet.' })], ADA_SAYS).events,
    ).toEqual([]);
  });
});

describe('a message that somebody pins or marks', () => {
  it('comes onto the ledger with author, time, words and address, by whoever marked it', () => {
    expect(see(OPEN, [pinned()]).events).toEqual([
      expect.objectContaining({
        type: 'MESSAGE_KEPT',
        at: minute(9).toISOString(),
        actor: CARA_THERE,
        data: {
          messageId: '1700000000.000100',
          author: { entityRef: 'user:default/ben', chat: BEN_THERE.chat },
          writtenAt: minute(3).toISOString(),
          text: 'The cache was cold.',
          url: 'https://acme.slack.com/archives/C1/p1700000000000100',
          how: 'pin',
          at: minute(4).toISOString(),
        },
      }),
    ]);
  });

  it('comes once, however often and by whomever it is marked', () => {
    const twice = see(OPEN, [pinned(), pinned(), pinned({ how: 'reaction' })]);
    expect(twice.events).toHaveLength(1);
  });

  it('of a program, marked by a program, names nobody', () => {
    const [event] = see(OPEN, [pinned({ url: undefined })], {}).events;
    expect(event).toMatchObject({
      actor: { kind: 'system', name: 'war room' },
    });
    expect(event.data).not.toHaveProperty('author');
    expect(event.data).not.toHaveProperty('url');
  });

  it('names an author without an account by the entity alone', () => {
    const [event] = see(OPEN, [pinned()], { author: ADA }).events;
    expect(event.data).toMatchObject({ author: { entityRef: ADA.entityRef } });
    expect(event.data).not.toHaveProperty('author.chat');
  });

  it('is redacted like any other text', () => {
    const said = pinned({ text: 'password=hunter2secret!, call a@b.example' });
    const { events, incident } = see(OPEN, [said]);
    expect(JSON.stringify(events)).not.toContain('hunter2secret');
    expect(JSON.stringify(events)).not.toContain('a@b.example');
    // The same words again are no edit.
    expect(
      see(incident, [editing(said.type === 'kept' ? said.text : '')]).events,
    ).toEqual([]);
  });

  it('is cut where it is too long, and says so', () => {
    const long = 'word '.repeat(MOST_CHARACTERS);
    const [event] = see(OPEN, [pinned({ text: long })]).events;
    expect(event.data).toMatchObject({
      text: long.slice(0, MOST_CHARACTERS),
      cut: true,
    });
  });

  it('is seen no later than it is told', () => {
    const ahead = pinned({ at: minute(60).toISOString() });
    const [event] = see(OPEN, [ahead]).events;
    expect(event.data).toMatchObject({ at: minute(9).toISOString() });
  });

  it('is kept after the end too, as long as there is a ledger', () => {
    const { events } = see(after(commanded(), RESOLVED), [pinned()]);
    expect(typesOf(events)).toEqual(['MESSAGE_KEPT']);
  });

  it('changes nothing of what people are shown of the incident', () => {
    const { incident } = see(OPEN, [pinned()]);
    const { seq: _later, ...shown } = toIncident(incident);
    const { seq: _before, ...before } = toIncident(OPEN);
    expect(shown).toEqual(before);
  });
});

describe('a message that is kept', () => {
  const { incident: kept } = see(OPEN, [pinned()]);

  it('keeps both versions when it is changed', () => {
    const { events, incident } = see(kept, [
      editing('The cache was full.'),
      editing('The cache was full.'),
      editing('The cache is full.', 8),
    ]);
    expect(events.map(({ data }) => data)).toEqual([
      expect.objectContaining({
        text: 'The cache was full.',
        author: { entityRef: 'user:default/ben', chat: BEN_THERE.chat },
      }),
      expect.objectContaining({ text: 'The cache is full.' }),
    ]);
    // Told late.
    expect(see(incident, [editing('The cache was full.', 6)]).events).toEqual(
      [],
    );
  });

  it('stays when the mark is taken away, which is told once', () => {
    const { events, incident } = see(kept, [unpinned(), unpinned()]);
    expect(events).toEqual([
      expect.objectContaining({
        type: 'KEPT_MESSAGE_RELEASED',
        actor: CARA_THERE,
        data: expect.objectContaining({ how: 'pin' }),
      }),
    ]);
    expect(typesOf(see(incident, [editing('New words.', 8)]).events)).toEqual([
      'KEPT_MESSAGE_EDITED',
    ]);
  });

  it('is let go by nobody in particular where only that was seen', () => {
    const seen = { ...unpinned(), by: undefined };
    const { events } = see(kept, [seen], { author: BEN_THERE });
    expect(events).toMatchObject([
      {
        type: 'KEPT_MESSAGE_RELEASED',
        actor: { kind: 'system', name: 'war room' },
      },
    ]);
  });

  it('may be marked anew, but not by what is only told late', () => {
    const changed = see(kept, [editing('Changed.', 6), unpinned(7)]).incident;
    expect(see(changed, [pinned()]).events).toEqual([]);
    const again = pinned({ at: minute(8).toISOString(), text: 'Changed.' });
    const anew = see(changed, [again]);
    expect(typesOf(anew.events)).toEqual(['MESSAGE_KEPT']);
    expect(see(anew.incident, [unpinned(7.5)]).events).toEqual([]);
    expect(see(anew.incident, [editing('Older.', 5)]).events).toEqual([]);
  });

  it('of a program is changed and let go by nobody in particular', () => {
    const nobodys = see(OPEN, [pinned()], {}).incident;
    const { events } = see(nobodys, [editing('New.'), unpinned()], {});
    expect(events.map(({ data }) => Object.keys(data))).toEqual([
      ['messageId', 'text', 'at'],
      ['messageId', 'how', 'at'],
    ]);
  });

  it('fills no ledger by being marked or changed for ever', () => {
    const toggles = Array.from({ length: 2 * MOST_EVENTS }, (_, n) => [
      unpinned(10 + 2 * n),
      pinned({ at: minute(11 + 2 * n).toISOString() }),
      editing(`Version ${n}`, 11 + 2 * n),
    ]).flat();
    const { events, incident } = see(kept, toggles, PEOPLE, minute(999));
    expect(events).toHaveLength(MOST_EVENTS - 1);
    expect(see(incident, [unpinned(998)]).events).toEqual([]);
  });
});

describe('other messages', () => {
  it('stay in the chat: changing them or taking a mark away is not told', () => {
    expect(see(OPEN, [editing('New words.'), unpinned()]).events).toEqual([]);
    const hostile = ['__proto__', 'constructor', 'toString'];
    const seen = hostile.flatMap(id => [editing('x', 6, id), unpinned(7, id)]);
    expect(see(OPEN, seen).events).toEqual([]);
  });

  it('on a ledger that was written by something else are harmless', () => {
    const at = minute(3).toISOString();
    const odd = after(
      OPEN,
      happened('KEPT_MESSAGE_EDITED', { messageId: 'x', text: 'y', at }),
      happened('KEPT_MESSAGE_RELEASED', { messageId: 'x', how: 'pin', at }),
    );
    expect(odd.kept).toEqual({});
  });

  it('are refused once there are too many, and that is said once', () => {
    const many = Array.from({ length: MOST_MESSAGES + 3 }, (_, n) =>
      pinned({ messageId: `m${n}` }),
    );
    const { events, incident } = see(OPEN, many);
    expect(events).toHaveLength(MOST_MESSAGES + 1);
    expect(events.at(-1)).toMatchObject({
      type: 'MESSAGE_NOT_KEPT',
      data: { messageId: `m${MOST_MESSAGES}`, limit: MOST_MESSAGES },
    });
    expect(
      noticeChanges(incident).map(effect =>
        effect.kind === 'post' ? effect.content.title : effect.kind,
      ),
    ).toEqual(['No more messages are kept']);
    // Those that are there go on.
    expect(typesOf(see(incident, [editing('New.', 6, 'm3')]).events)).toEqual([
      'KEPT_MESSAGE_EDITED',
    ]);
  });
});

describe('a message that the commander marks', () => {
  const led = commanded();
  const BY_ADA = { who: ADA_THERE, author: BEN_THERE };

  it('is an update: nudges count from it', () => {
    const { events, incident } = see(led, [pinned()], BY_ADA);
    expect(events[0].data).toMatchObject({ update: true });
    expect(incident.reminders).toMatchObject({
      since: minute(9).toISOString(),
      update: { by: 'message', at: minute(9).toISOString() },
    });
  });

  it('is one although somebody else had marked it before, once', () => {
    const marked = see(led, [pinned()]).incident;
    expect(marked.reminders.update).toBeUndefined();
    const { events, incident } = see(marked, [pinned(), pinned()], BY_ADA);
    expect(events).toHaveLength(1);
    expect(incident.reminders.update).toMatchObject({ by: 'message' });
    const anew = [unpinned(10), pinned({ at: minute(11).toISOString() })];
    const again = see(incident, anew, PEOPLE, minute(12));
    expect(again.incident.kept['1700000000.000100'].update).toBe(true);
  });

  it.each<[string, FoldedIncident, ObservedPeople]>([
    ['of a program', led, { who: ADA_THERE }],
    ['after the end', after(led, RESOLVED), BY_ADA],
    ['while nobody is in command', OPEN, BY_ADA],
    ['but somebody else marks', led, PEOPLE],
    ['but a program marks', led, { author: BEN_THERE }],
  ])('is none: %s', (_what, incident, people) => {
    const { events } = see(incident, [pinned()], people);
    expect(events[0].data).not.toHaveProperty('update');
  });
});
