import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import {
  approved,
  commanded,
  drafted,
  published,
  RESOLVED,
  ROOM,
} from '../__testUtils__/incidents';
import {
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import { plan } from './plan';

const posted = (what: string) =>
  happened(
    'ROOM_MESSAGE_POSTED',
    { what, messageId: `m-${what}`, hash: 'h' },
    { effect: `post:${what}` },
  );
const failed = (key: string, failure: 'transient' | 'permanent') =>
  happened('EFFECT_FAILED', {
    key,
    failure,
    failures: 3,
    sentence: `${key} failed`,
  });

const ASSEMBLED: readonly LedgerEvent[] = [
  ROOM,
  happened(
    'OWNERSHIP_RESOLVED',
    { entity: null, owners: [], people: [], dependents: [], gaps: [] },
    { effect: 'ownership' },
  ),
  happened('CONTEXT_SNAPSHOT_ATTACHED', { facts: [] }, { effect: 'context' }),
  happened('CHANGES_ATTACHED', { facts: [] }, { effect: 'changes' }),
  posted('headline'),
  posted('checklist'),
  happened(
    'CHECKLIST_PINNED',
    { messageId: 'm-checklist' },
    { effect: 'pin:checklist' },
  ),
  happened(
    'WAR_ROOM_ASSEMBLED',
    { tookMs: 1, gaps: [] },
    { effect: 'assembled' },
  ),
  happened('CADENCE_CHANGED', { cadence: 'on' }, { effect: 'cadence:on' }),
];

const NOTICE = posted('resolved');
const CHANGED = happened(
  'CHANGES_ATTACHED',
  { facts: [] },
  { effect: 'resolve:changes' },
);
const WRITTEN = happened(
  'POSTMORTEM_DRAFTED',
  { markdown: '# It', sha256: '0'.repeat(64), writer: 'templates' },
  { effect: 'resolve:write-postmortem' },
);
const FILED = happened(
  'POSTMORTEM_CREATED',
  { postmortemId: '7', url: 'https://t/7', tracker: 'T' },
  { effect: 'resolve:file-postmortem' },
);
const STOPPED = happened(
  'CADENCE_CHANGED',
  { cadence: 'stopped' },
  { effect: 'cadence:stopped' },
);
const TOLD = posted('postmortem');
const ANNOUNCED = happened(
  'ANNOUNCEMENT_POSTED',
  { what: 'resolved', messageId: 'a1' },
  { effect: 'announce:resolved' },
);

const resolved = (...events: readonly LedgerEvent[]) =>
  incidentOf(...ASSEMBLED, RESOLVED, ...events);

/** People are reminded of it, closed or not. */
const HALF_OF_THE_POSTMORTEM = minute(30 + 24 * 60).getTime();

/** What is due without the room's own updates. */
const due = (incident: FoldedIncident, at = 31) =>
  plan(incident, SETTINGS, minute(at))
    .due.map(e => e.key)
    .filter(k => !/^(update:|announce:opened)/.test(k));

describe('the nine effects of a resolution', () => {
  it('begin at once with what waits for nothing', () => {
    expect(due(resolved())).toEqual([
      'cadence:stopped',
      'post:resolved',
      'resolve:changes',
      'announce:resolved',
    ]);
  });

  it('say where customers still read of an open incident', () => {
    const over = after(published(approved(drafted(commanded()))), RESOLVED);
    const notices = (incident: FoldedIncident) =>
      plan(incident, SETTINGS, minute(31)).due.flatMap(e =>
        e.kind === 'post' && e.what === 'resolved' ? e.content.lines : [],
      );
    const line = expect.stringMatching(/^Resolved, page still open: /);
    expect(notices(over)).toContainEqual(line);
    expect(notices(resolved())).not.toContainEqual(line);
  });

  it('show the final headline and checklist', () => {
    const updates = plan(resolved(), SETTINGS, minute(31)).due.flatMap(e =>
      e.kind === 'update' ? [e.what] : [],
    );
    expect(updates).toEqual(['headline', 'checklist']);
  });

  it('write the postmortem after the changes, file it after that, then say where it is', () => {
    const rest = [NOTICE, STOPPED, ANNOUNCED];
    expect(due(resolved(...rest))).toEqual(['resolve:changes']);
    expect(due(resolved(...rest, CHANGED))).toEqual([
      'resolve:write-postmortem',
    ]);
    expect(due(resolved(...rest, CHANGED, WRITTEN))).toEqual([
      'resolve:file-postmortem',
    ]);
    expect(due(resolved(...rest, CHANGED, WRITTEN, FILED))).toEqual([
      'post:postmortem',
    ]);
    expect(due(resolved(...rest, CHANGED, WRITTEN, FILED, TOLD))).toEqual([]);
  });

  const ALL = [NOTICE, STOPPED, ANNOUNCED, CHANGED, WRITTEN, FILED, TOLD];

  it('end with the archive, an hour later', () => {
    expect(plan(resolved(...ALL), SETTINGS, minute(89)).nextAt).toBe(
      minute(90).getTime(),
    );
    expect(due(resolved(...ALL), 89)).toEqual([]);
    expect(due(resolved(...ALL), 90)).toEqual(['archive:1']);
    const archived = happened(
      'WAR_ROOM_ARCHIVED',
      { roomId: 'R1' },
      { effect: 'archive:1' },
    );
    expect(due(resolved(...ALL, archived), 99)).toEqual(['close']);
    const closed = happened('INCIDENT_CLOSED', {}, { effect: 'close' });
    expect(
      plan(resolved(...ALL, archived, closed), SETTINGS, minute(99)),
    ).toEqual({ due: [], nextAt: HALF_OF_THE_POSTMORTEM });
  });

  it('do not close what customers still read of', () => {
    const archived = happened(
      'WAR_ROOM_ARCHIVED',
      { roomId: 'R1' },
      { effect: 'archive:1' },
    );
    const told = published(approved(drafted(commanded(incidentOf()))));
    expect(due(after(told, ...ASSEMBLED, RESOLVED, ...ALL, archived))).toEqual([
      'propose-draft:page-open',
    ]);
  });

  it('do not archive before the rest is through', () => {
    expect(
      due(resolved(NOTICE, STOPPED, ANNOUNCED, CHANGED, WRITTEN), 90),
    ).toEqual(['resolve:file-postmortem']);
  });

  it.each(['transient', 'permanent'] as const)(
    'archive all the same where the tracker is dead (%s)',
    failure => {
      const broken = resolved(
        NOTICE,
        STOPPED,
        ANNOUNCED,
        CHANGED,
        WRITTEN,
        failed('resolve:file-postmortem', failure),
      );
      expect(due(broken, 90)).toContain('archive:1');
    },
  );

  it.each<[string, string]>([
    ['cadence:stopped', 'Ending the nudges'],
    ['resolve:changes', 'Collecting the changes once more'],
    ['resolve:write-postmortem', 'Writing the postmortem'],
    ['resolve:file-postmortem', 'Filing the postmortem'],
    ['announce:resolved', 'Telling everybody'],
    ['archive:1', 'Archiving this war room'],
  ])('say in the room that %s fails, and what happens next', (key, name) => {
    const troubles = (incident: FoldedIncident) =>
      plan(incident, SETTINGS, minute(31)).due.flatMap(e =>
        e.kind === 'post' && e.what.startsWith('trouble:') ? [e] : [],
      );
    const [told, ...others] = troubles(resolved(failed(key, 'transient')));
    expect(told).toMatchObject({
      what: `trouble:${key}:transient`,
      content: {
        title: `${name} does not work`,
        lines: [`${key} failed`, expect.stringContaining('Nobody has to do')],
      },
    });
    expect(others).toEqual([]);
    const parked = resolved(
      failed(key, 'transient'),
      posted(told.what),
      failed(key, 'permanent'),
    );
    const [{ what, content }] = troubles(parked);
    expect(what).toBe(`trouble:${key}:permanent`);
    expect(content.lines[1]).toContain('asked for another try');
    const again = after(
      parked,
      posted(what),
      happened('EFFECT_RETRIED', { key }),
    );
    expect(troubles(again)).toEqual([]);
    expect(
      troubles(after(again, failed(key, 'permanent'))).map(e => e.what),
    ).toEqual([`trouble:${key}:permanent:2`]);
    expect(
      troubles(incidentOf(...ASSEMBLED, failed(key, 'transient'))),
    ).toEqual([]);
  });

  it('write the postmortem also where the changes cannot be read', () => {
    const parked = due(resolved(failed('resolve:changes', 'permanent')));
    expect(parked).toContain('resolve:write-postmortem');
    expect(parked).not.toContain('resolve:changes');
  });

  it('wait for nothing of a room that never was', () => {
    const roomless = after(incidentOf(), RESOLVED);
    expect(due(roomless, 99)).toEqual([
      'room:1',
      'ownership',
      'context',
      'changes',
      'resolve:changes',
      'announce:resolved',
    ]);
  });

  it('are not due before anybody resolved', () => {
    expect(due(incidentOf(...ASSEMBLED), 1)).toEqual([]);
  });
});
