import type { IncidentCommand } from '@incident-response/backstage-plugin-incident-response-common';
import {
  commanded,
  MITIGATED,
  RESOLVED,
  ROOM,
} from '../__testUtils__/incidents';
import {
  accepted,
  ADA,
  after,
  happened,
  incidentOf,
  minute,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { noticeChanges } from './changeNotices';

const notices = (incident: FoldedIncident) =>
  noticeChanges(incident).flatMap(effect =>
    effect.kind === 'post' ? [effect] : [],
  );
const said = (incident: FoldedIncident) =>
  notices(incident).map(({ what, content }) => [
    what,
    content.title,
    ...content.lines,
  ]);
const SILENCE: IncidentCommand = { type: 'silenceReminders' };
const RESUME: IncidentCommand = { type: 'resumeReminders' };
const update = (text: string): IncidentCommand => ({
  type: 'addNote',
  text,
  update: true,
});

describe('the room hears', () => {
  it('that nudges were silenced, by whom and until when, with a way back', () => {
    const silenced = accepted(commanded(), [SILENCE]);
    expect(said(silenced)).toEqual([
      [
        'nudges:1',
        'Nudges silenced by ada',
        'Nobody is reminded that customers wait until somebody resumes them, and nobody is called for it.',
      ],
    ]);
    expect(notices(silenced)[0].content.buttons).toMatchObject([
      { action: { type: 'resumeReminders' } },
    ]);
    const anHour = { ...SILENCE, minutes: 60 };
    expect(said(accepted(commanded(), [anHour]))[0][2]).toBe(
      'Nobody is reminded that customers wait before 2026-11-23 11:02 UTC, and nobody is called for it.',
    );
  });

  it('that they were resumed, each time anew', () => {
    const resumed = accepted(commanded(), [SILENCE, RESUME]);
    expect(said(resumed)).toEqual([
      [
        'nudges:2',
        'Nudges resumed by ada',
        'The next one is counted from now.',
      ],
    ]);
    expect(notices(resumed)[0].content.buttons).toBeUndefined();
    expect(said(accepted(resumed, [SILENCE]))[0][0]).toBe('nudges:3');
  });

  it('what was silenced by a part of the system, by its name', () => {
    const odd = after(commanded(), happened('STATUS_REMINDER_SILENCED', {}));
    expect(said(odd)[0][1]).toBe('Nudges silenced by conductor');
  });

  it('the newest update of the commander, wherever it was written', () => {
    const told = accepted(commanded(), [
      update('We roll back.'),
      update('It is rolled back.'),
      { type: 'addNote', text: 'Who has the graphs?' },
    ]);
    expect(said(told)).toEqual([
      ['said:note-2', 'Update by ada', 'It is rolled back.'],
    ]);
  });

  it('each of it once', () => {
    const told = accepted(commanded(), [update('We roll back.'), SILENCE]);
    const heard = after(
      told,
      ...notices(told).map(({ what, key }) =>
        happened(
          'ROOM_MESSAGE_POSTED',
          { what, messageId: `m-${what}`, hash: 'h' },
          { effect: key },
        ),
      ),
    );
    expect(said(heard)).toEqual([]);
  });

  it('nothing of it once it is over, or of what was said before a reopening', () => {
    const told = accepted(commanded(), [update('We roll back.'), SILENCE]);
    const over = after(told, MITIGATED, RESOLVED);
    expect(said(over)).toEqual([]);
    const reopened = after(
      over,
      happened(
        'INCIDENT_REOPENED',
        { reason: 'It is back.' },
        { actor: ADA, at: minute(40) },
      ),
    );
    expect(said(reopened).map(([what]) => what)).toEqual(['reopened:1']);
  });

  it('nothing where there is nothing to say', () => {
    expect(said(incidentOf(ROOM))).toEqual([]);
  });
});
