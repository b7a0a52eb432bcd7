import { commanded, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  accepted,
  after,
  ask,
  BEN,
  happened,
  incidentOf,
  minute,
  refusal,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { dueAt } from '../__testUtils__/watching';
import type { FoldedIncident } from '../FoldedIncident';
import { outlookOf } from '../outlookOf';
import { watchPostmortem } from './postmortemWatch';

const HOURS = 60;
const WRITTEN = happened('POSTMORTEM_DRAFTED', {
  markdown: '# It',
  sha256: '0'.repeat(64),
  writer: 'templates',
});
const open = commanded(incidentOf(ROOM));
/** Resolved half an hour after the declaration. */
const resolved = after(open, RESOLVED, WRITTEN);
const at = (hours: number) => 30 + hours * HOURS;

const calls = (incident: FoldedIncident, hours: number) =>
  dueAt(incident, at(hours), 'call:').flatMap(e =>
    e.kind === 'call' ? [[e.key, e.person.id]] : [],
  );
const told = (reason: 'postmortem-due' | 'postmortem-overdue', hours: number) =>
  happened(
    'RESPONDER_CALLED',
    { reason, responder: 'user:default/ada' },
    { at: minute(at(hours)), effect: `call:${reason}:1` },
  );
const state = (incident: FoldedIncident, hours: number) =>
  outlookOf(incident, SETTINGS, minute(at(hours))).postmortem.state;

describe('the postmortem', () => {
  it('is asked for once when half of its time is over, and once when all is', () => {
    expect(calls(resolved, 23.9)).toEqual([]);
    expect(calls(resolved, 24)).toEqual([
      ['call:postmortem-due:1', 'user:default/ada'],
    ]);
    const half = after(resolved, told('postmortem-due', 24));
    expect(calls(half, 47.9)).toEqual([]);
    expect(calls(half, 48)).toEqual([
      ['call:postmortem-overdue:1', 'user:default/ada'],
    ]);
    const over = after(half, told('postmortem-overdue', 48));
    expect(calls(over, 500)).toEqual([]);
  });

  it('is asked for once where nobody looked for days', () => {
    expect(calls(resolved, 100)).toEqual([
      ['call:postmortem-overdue:1', 'user:default/ada'],
    ]);
  });

  it('is looked after when its time has come', () => {
    const next = (hours: number) =>
      watchPostmortem(resolved, SETTINGS, minute(at(hours)).getTime()).nextAt;
    expect(next(1)).toBe(minute(at(24)).getTime());
    expect(next(25)).toBe(minute(at(48)).getTime());
    expect(next(49)).toBeNull();
  });

  it('is due, then overdue, and not finished by itself', () => {
    expect(state(open, 0)).toBe('none');
    expect(state(resolved, 1)).toBe('due');
    expect(state(resolved, 48)).toBe('overdue');
  });

  it('is not asked for after a drill', () => {
    expect(calls({ ...resolved, kind: 'drill' }, 100)).toEqual([]);
  });
});

describe('finishing the postmortem', () => {
  it('ends the watch, and anybody on the incident may say so', () => {
    const finished = accepted(resolved, [{ type: 'finishPostmortem' }], BEN);
    expect(finished.postmortem).toMatchObject({
      finishedBy: 'user:default/ben',
      finishedAt: expect.any(String),
    });
    expect(state(finished, 100)).toBe('finished');
    expect(calls(finished, 100)).toEqual([]);
    expect(finished.checklist).toContainEqual(
      expect.objectContaining({ item: 'postmortem-published', done: true }),
    );
    expect(refusal(ask(finished, { type: 'finishPostmortem' }))).toMatch(
      /^The postmortem was finished at .+ by ben\.$/,
    );
  });

  it('is refused before there is one', () => {
    expect(
      refusal(ask(after(open, RESOLVED), { type: 'finishPostmortem' })),
    ).toBe(
      'The postmortem is not written yet. Wait for its draft, then review it.',
    );
  });

  it('by ticking it on the checklist is the same, and can be taken back', () => {
    const tick = (done: boolean) =>
      ({ type: 'tickChecklist', item: 'postmortem-published', done } as const);
    const finished = accepted(resolved, [tick(true)]);
    expect(state(finished, 100)).toBe('finished');
    expect(state(accepted(finished, [tick(false)]), 100)).toBe('overdue');
  });
});
