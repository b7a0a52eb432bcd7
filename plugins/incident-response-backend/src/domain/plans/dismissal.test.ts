import { ROOM } from '../__testUtils__/incidents';
import {
  ADA,
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from './plan';

const DISMISSED = happened(
  'INCIDENT_DISMISSED',
  { reason: 'A load test.' },
  { actor: ADA, at: minute(10) },
);
const CLAIMED = happened('EFFECT_CLAIMED', {
  key: 'room:1',
  claimId: 'c1',
  owner: 'p1',
});
const STOPPED = happened(
  'CADENCE_CHANGED',
  { cadence: 'stopped' },
  { effect: 'cadence:stopped' },
);

const due = (incident: FoldedIncident, at = 11) =>
  plan(incident, SETTINGS, minute(at))
    .due.map(e => e.key)
    .filter(key => !/^post:(headline|checklist)|^pin:/.test(key));

describe('a false alarm', () => {
  const dismissed = incidentOf(ROOM, DISMISSED);
  const told = happened(
    'ROOM_MESSAGE_POSTED',
    { what: 'dismissed', messageId: 'm1', hash: 'h' },
    { effect: 'post:dismissed' },
  );

  it('is told in the room, and nothing is looked up or reminded of any more', () => {
    expect(due(dismissed)).toEqual(['cadence:stopped', 'post:dismissed']);
    const notice = plan(dismissed, SETTINGS, minute(11)).due.find(
      e => e.key === 'post:dismissed',
    );
    expect(notice).toMatchObject({
      content: {
        title: 'Dismissed as a false alarm by ada',
        lines: expect.arrayContaining(['A load test.']),
      },
    });
  });

  it('leaves an archived room and no postmortem', () => {
    const quiet = after(dismissed, told, STOPPED);
    expect(plan(quiet, SETTINGS, minute(60)).nextAt).toBe(minute(70).getTime());
    expect(due(quiet, 70)).toEqual(['archive:1']);
    const archived = after(
      quiet,
      happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' }, { effect: 'archive:1' }),
    );
    expect(plan(archived, SETTINGS, minute(99))).toEqual({
      due: [],
      nextAt: null,
    });
  });

  it('says in the room where it cannot be archived', () => {
    const failed = happened('EFFECT_FAILED', {
      key: 'archive:1',
      failure: 'permanent',
      failures: 1,
      sentence: 'The app may not archive it.',
    });
    expect(due(after(dismissed, told, STOPPED, failed), 70)).toEqual([
      'post:trouble:archive:1:permanent',
    ]);
  });

  it('opens no room, but finds the one that was being opened', () => {
    expect(due(incidentOf(DISMISSED))).toEqual([]);
    expect(due(incidentOf(CLAIMED, DISMISSED))).toEqual(['room:1']);
  });

  it('asks the writer for nothing any more', () => {
    const asked = incidentOf(
      happened('STATUSPAGE_DRAFT_REQUESTED', {
        request: 1,
        status: 'investigating',
      }),
    );
    expect(due(asked)).toContain('write-draft:1');
    expect(due(after(asked, DISMISSED))).toEqual([]);
  });
});
