import { commanded, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  accepted,
  after,
  happened,
  incidentOf,
  MINUTE,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { nextAt, nudges, open } from '../__testUtils__/nudging';
import { everySeverity } from '../ReminderSettings';
import type { FoldedIncident } from '../FoldedIncident';
import { nextDue, plan } from './plan';

const cadences = (incident: FoldedIncident, at = 1) =>
  plan(incident, SETTINGS, minute(at)).due.flatMap(e =>
    e.kind === 'cadence' ? [e.cadence] : [],
  );

describe('the interval', () => {
  const settings = {
    ...SETTINGS,
    reminders: {
      ...SETTINGS.reminders,
      nudgeEveryMs: { ...everySeverity(30 * MINUTE), P1: 10 * MINUTE },
    },
  };
  const due = (incident: FoldedIncident, at: number) =>
    plan(incident, settings, minute(at)).due;

  it('is that of the severity, as it is now', () => {
    const isNudge = (e: { key: string }) => e.key.startsWith('nudge:');
    expect(due(open, 10).some(isNudge)).toBe(true);
    expect(due({ ...open, severity: 'P3' }, 29).some(isNudge)).toBe(false);
    expect(due({ ...open, severity: 'P3' }, 30).some(isNudge)).toBe(true);
  });

  it('is told to whoever keeps the cadence when it changes', () => {
    const told = after(
      open,
      happened('CADENCE_CHANGED', { cadence: 'on', everyMs: 10 * MINUTE }),
    );
    const cadence = (incident: FoldedIncident) =>
      due(incident, 1).filter(e => e.kind === 'cadence');
    expect(cadence(told)).toEqual([]);
    expect(cadence({ ...told, severity: 'P2' })).toMatchObject([
      { cadence: 'on', everyMs: 30 * MINUTE },
    ]);
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
    const all = plan(incident, SETTINGS, minute(2)).due.map(
      ({ key }) => [key, { key, status: 'parked', retries: 0 }] as const,
    );
    return {
      ...incident,
      effects: { ...incident.effects, ...Object.fromEntries(all) },
    };
  }
});
