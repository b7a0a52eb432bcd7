import {
  approved,
  commanded,
  drafted,
  MITIGATED,
  published,
  RESOLVED,
  ROOM,
} from '../__testUtils__/incidents';
import {
  accepted,
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { nextDue, plan } from './plan';

const ON = happened(
  'CADENCE_CHANGED',
  { cadence: 'on' },
  { effect: 'cadence:on' },
);
const open = incidentOf(ROOM, ON);

const nudges = (incident: FoldedIncident, at: number) =>
  plan(incident, SETTINGS, minute(at)).due.flatMap(e =>
    e.kind === 'post' && e.nudge ? [e] : [],
  );
const nextAt = (incident: FoldedIncident, at: number) =>
  plan(incident, SETTINGS, minute(at)).nextAt;
const cadences = (incident: FoldedIncident, at = 1) =>
  plan(incident, SETTINGS, minute(at)).due.flatMap(e =>
    e.kind === 'cadence' ? [e.cadence] : [],
  );

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

describe('silence', () => {
  const silenced = (minutes?: number) =>
    accepted(commanded(open), [
      { type: 'silenceReminders', ...(minutes ? { minutes } : {}) },
    ]);

  it('lasts as long as was asked, and the nudge follows', () => {
    expect(nudges(silenced(30), 31)).toEqual([]);
    expect(nextAt(silenced(30), 20)).toBe(minute(32).getTime());
    expect(nudges(silenced(30), 32)).toHaveLength(1);
  });

  it('that ends before the nudge does not bring it forward', () => {
    expect(nextAt(silenced(5), 3)).toBe(minute(15).getTime());
    expect(nudges(silenced(5), 10)).toEqual([]);
  });

  it('without an end wakes nobody', () => {
    const quiet = after(
      silenced(),
      happened('CADENCE_CHANGED', { cadence: 'silenced' }),
    );
    expect(nextAt(quiet, 20)).toBeNull();
    expect(nudges(quiet, 600)).toEqual([]);
  });

  it('once lifted, counts fifteen minutes from then', () => {
    const resumed = accepted(
      silenced(),
      [{ type: 'resumeReminders' }],
      undefined,
      minute(20),
    );
    expect(nudges(resumed, 34)).toEqual([]);
    expect(nudges(resumed, 35)).toHaveLength(1);
  });
});

describe('the cadence outside the process', () => {
  const silenced = accepted(commanded(open), [
    { type: 'silenceReminders', minutes: 30 },
  ]);

  it.each([
    ['begins with the room', incidentOf(ROOM), 1, ['on']],
    ['is not begun without one', incidentOf(), 1, []],
    ['is left alone while it is right', open, 1, []],
    ['is silenced', silenced, 5, ['silenced']],
    [
      'goes on after the silence',
      after(silenced, happened('CADENCE_CHANGED', { cadence: 'silenced' })),
      40,
      ['on'],
    ],
    ['stops with the incident', after(open, RESOLVED), 31, ['stopped']],
    ['is not stopped where it never ran', incidentOf(RESOLVED), 31, []],
  ])('%s', (_what, incident, at, wanted) => {
    expect(cadences(incident, at)).toEqual(wanted);
  });
});

describe('when somebody must look', () => {
  it('is soon where there is work, so that whoever does it is left in peace', () => {
    expect(nextDue(incidentOf(), SETTINGS, minute(0))).toBe(
      minute(1).getTime(),
    );
  });

  it('is the next nudge where there is none', () => {
    const idle = parkAll(parkAll(open));
    expect(nextDue(idle, SETTINGS, minute(2))).toBe(minute(15).getTime());
  });

  it('is never for an incident on which nothing is due', () => {
    expect(
      nextDue({ ...open, blockedBy: 'X' }, SETTINGS, minute(2)),
    ).toBeNull();
  });

  function parkAll(incident: FoldedIncident): FoldedIncident {
    const parked = plan(incident, SETTINGS, minute(2)).due.map(
      ({ key }) => [key, { key, status: 'parked', retries: 0 }] as const,
    );
    return {
      ...incident,
      effects: { ...incident.effects, ...Object.fromEntries(parked) },
    };
  }
});
