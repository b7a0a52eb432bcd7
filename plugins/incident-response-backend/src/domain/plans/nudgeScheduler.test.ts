import {
  approved,
  commanded,
  drafted,
  MITIGATED,
  published,
  RESOLVED,
} from '../__testUtils__/incidents';
import {
  accepted,
  ADA,
  after,
  ask,
  BEN,
  happened,
  incidentOf,
  minute,
  refusal,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { nextAt, nudges, open } from '../__testUtils__/nudging';
import { called, dueAt, parked } from '../__testUtils__/watching';
import type { FoldedIncident } from '../FoldedIncident';
import type { Settings } from '../Settings';
import { plan } from './plan';

const sent = (n: number, at: number) =>
  happened(
    'STATUS_REMINDER_SENT',
    { nudge: n, messageId: `n${n}` },
    { at: minute(at), effect: `nudge:${n}` },
  );

describe('the nudge', () => {
  it('is due fifteen minutes after the declaration, not before', () => {
    expect(nudges(open, 14.99)).toEqual([]);
    expect(nextAt(open, 14)).toBe(minute(15).getTime());
    expect(nudges(open, 15)).toMatchObject([
      { key: 'nudge:1', what: 'nudge:1', roomId: 'R1' },
    ]);
  });

  it('comes again fifteen minutes after it was sent, under the next number', () => {
    const once = after(open, sent(1, 16));
    expect(nudges(once, 30)).toEqual([]);
    expect(nudges(once, 31)).toMatchObject([{ key: 'nudge:2' }]);
  });

  it('says how long customers have really had no word', () => {
    expect(nudges(open, 15)[0].content.lines[0]).toBe(
      'Customers have had no word for 15 minutes.',
    );
    expect(nudges(after(open, sent(1, 15)), 99)[0].content.lines[0]).toBe(
      'Customers have had no word for 30 minutes.',
    );
    const told = published(approved(drafted(commanded(open))), 1, minute(10));
    expect(nudges(told, 25)[0].content.lines[0]).toBe(
      'Customers have had no word for 15 minutes.',
    );
  });

  it('is counted from the last publication', () => {
    const told = published(approved(drafted(commanded(open))), 1, minute(10));
    expect(nudges(told, 24)).toEqual([]);
    expect(nudges(told, 25)).toHaveLength(1);
  });

  it('says who has to act', () => {
    expect(nudges(open, 15)[0].content.lines[1]).toMatch(
      /^Nobody is in command/,
    );
    expect(nudges(commanded(open), 15)[0].content.lines[1]).toMatch(
      /^Draft an update/,
    );
  });

  it('goes on while mitigated and ends with the incident', () => {
    expect(nudges(after(open, MITIGATED), 15)).toHaveLength(1);
    const resolved = after(open, RESOLVED);
    expect(nudges(resolved, 99)).toEqual([]);
  });

  it('needs a room to be posted in', () => {
    expect(nudges(incidentOf(), 99)).toEqual([]);
  });
});

describe('an update', () => {
  const led = commanded(open);
  const note = (text: string, change: { update?: true } = {}, who = ADA) =>
    accepted(led, [{ type: 'addNote', text, ...change }], who, minute(10));

  it.each([
    ['a draft', drafted(led), 2],
    [
      "the commander's note that is marked",
      note('Rolling.', { update: true }),
      10,
    ],
    ["the commander's note that reads as one", note('Update: rolling.'), 10],
  ])('is %s: the nudge is counted from it', (_what, incident, since) => {
    expect(nudges(incident, since + 14.9)).toEqual([]);
    expect(nudges(incident, since + 15)).toHaveLength(1);
  });

  it.each([
    ['any note', note('Looking.')],
    ["somebody else's", note('Update: rolling.', {}, BEN)],
  ])('is not %s', (_what, incident) => {
    expect(nudges(incident, 15)).toHaveLength(1);
  });

  it('is only what the commander says is one', () => {
    const marked = { type: 'addNote', text: 'Done.', update: true } as const;
    expect(refusal(ask(led, marked, BEN))).toMatch(/^Only the incident comm/);
    expect(refusal(ask(open, marked))).toMatch(/^Nobody is in command/);
  });

  it('is not what nobody asked for', () => {
    const proposed = after(
      led,
      happened(
        'STATUSPAGE_DRAFT_REQUESTED',
        { request: 1, status: 'investigating', reason: 'no-draft' },
        { effect: 'propose-draft:no-draft' },
      ),
    );
    const [waiting] = drafted(led).drafts;
    const { request, revision, sha256 } = waiting.revisions[0];
    const written = after(
      proposed,
      happened(
        'STATUSPAGE_DRAFT_CREATED',
        { draftId: 'draft-1', revision, sha256, request, answers: 1 },
        { at: minute(14) },
      ),
    );
    expect(nudges(written, 15)).toHaveLength(1);
  });
});

describe('nudges that nobody answers', () => {
  const led = commanded(after(open, ...called('ada', 'ben', 'eve')));
  const calls = (incident: FoldedIncident, at: number) =>
    dueAt(incident, at, 'call:').flatMap(e =>
      e.kind === 'call' ? [[e.key, e.person.id]] : [],
    );
  const told = (name: string, n: number, at: number) =>
    happened(
      'RESPONDER_CALLED',
      { reason: 'no-update', responder: `user:default/${name}` },
      { at: minute(at), effect: `call:no-update:${n}` },
    );

  it('are told on to the next responder after two, and to the one after that after four', () => {
    const one = after(led, sent(1, 15));
    expect(calls(one, 16)).toEqual([]);
    const two = after(one, sent(2, 30));
    expect(calls(two, 30)).toEqual([['call:no-update:1', 'user:default/ben']]);
    const three = after(two, told('ben', 1, 30), sent(3, 45));
    expect(calls(three, 45)).toEqual([]);
    expect(calls(after(three, sent(4, 60)), 60)).toEqual([
      ['call:no-update:2', 'user:default/eve'],
    ]);
  });

  it('are counted anew after an update, or once somebody else leads', () => {
    const two = after(led, sent(1, 15), sent(2, 30));
    const note = { type: 'addNote', text: 'Update: rolling.' } as const;
    const handed = { type: 'handOver', to: 'user:default/ben' } as const;
    for (const command of [note, handed])
      expect(calls(accepted(two, [command], ADA, minute(31)), 31)).toEqual([]);
  });

  it('are told on to nobody while they are silenced', () => {
    const two = after(led, sent(1, 15), sent(2, 30));
    const quiet = accepted(two, [{ type: 'silenceReminders' }]);
    expect(calls(quiet, 31)).toEqual([]);
  });
});

describe('a nudge that cannot be sent', () => {
  it('makes way for the next, more rarely each time', () => {
    const once = after(open, parked('nudge:1', 15));
    expect(nudges(once, 44)).toEqual([]);
    expect(nudges(once, 45)).toMatchObject([{ key: 'nudge:2' }]);
    const twice = after(once, parked('nudge:2', 45));
    expect(nudges(twice, 104)).toEqual([]);
    expect(nudges(twice, 105)).toMatchObject([{ key: 'nudge:3' }]);
    expect(Object.keys(twice.effects)).not.toContain('nudge:1');
  });

  it('is no trouble any more once a later one is sent', () => {
    const healed = after(open, parked('nudge:1', 15), sent(2, 45));
    expect(healed.effects['nudge:1']).toBeUndefined();
    expect(nudges(healed, 60)).toMatchObject([{ key: 'nudge:3' }]);
  });

  it('is sent at once when somebody asks for it', () => {
    const once = after(open, parked('nudge:1', 15));
    const again = accepted(once, [{ type: 'retryEffect', effect: 'nudge:1' }]);
    expect(nudges(again, 16)).toMatchObject([{ key: 'nudge:1' }]);
  });
});

describe('where nudges go to the commander directly', () => {
  const dm = { ...SETTINGS, nudges: 'dm' as const };
  const due = (incident: FoldedIncident, settings: Settings) =>
    plan(incident, settings, minute(15)).due.flatMap(e =>
      e.kind === 'post' && e.nudge ? [e.direct] : [],
    );

  it('the one in command gets it, also where they are no responder', () => {
    const taken = happened(
      'COMMAND_TAKEN',
      { ic: ADA.entityRef },
      { actor: ADA },
    );
    expect(due({ ...after(open, taken), responders: [] }, dm)).toEqual([
      { id: ADA.entityRef, entityRef: ADA.entityRef },
    ]);
    const listed = commanded(after(open, ...called('ada')));
    expect(due(listed, dm)).toMatchObject([
      { id: ADA.entityRef, name: 'ada', invite: 'invited' },
    ]);
  });

  it('the room gets it while nobody commands, or unless it is configured so', () => {
    expect(due(open, dm)).toEqual([undefined]);
    expect(due(commanded(open), SETTINGS)).toEqual([undefined]);
  });
});
