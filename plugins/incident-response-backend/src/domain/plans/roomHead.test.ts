import type { LedgerEvent } from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  after,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import type { FoldedIncident } from '../FoldedIncident';
import type { Settings } from '../Settings';
import { renderTopic } from '../render/topic';
import { plan } from './plan';

const BOTH: Settings = {
  ...SETTINGS,
  rooms: { topic: true, bookmark: true },
};

const head = (incident: FoldedIncident, settings: Settings = BOTH) =>
  plan(incident, settings, minute(1)).due.filter(
    ({ kind }) => kind === 'setTopic' || kind === 'bookmark',
  );
const kinds = (incident: FoldedIncident, settings?: Settings) =>
  head(incident, settings).map(({ kind }) => kind);

function topicSet(incident: FoldedIncident): LedgerEvent {
  const [effect] = head(incident);
  if (effect?.kind !== 'setTopic') throw new Error('No topic is due.');
  const { key, hash, roomId } = effect;
  return happened('ROOM_TOPIC_SET', { roomId, hash }, { effect: key });
}

const BOOKMARKED = happened(
  'ROOM_BOOKMARKED',
  { roomId: 'R1' },
  { effect: 'bookmark' },
);

describe('the head of a war room', () => {
  it('has a topic and a bookmark as soon as there is a room', () => {
    expect(head(incidentOf())).toEqual([]);
    expect(head(incidentOf(ROOM))).toEqual([
      {
        kind: 'setTopic',
        key: expect.stringMatching(/^update:topic:[0-9a-f]{12}$/),
        roomId: 'R1',
        topic:
          'P1 · ongoing · nobody in command · Checkout error rate above 5 %',
        hash: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      {
        kind: 'bookmark',
        key: 'bookmark',
        roomId: 'R1',
        title: 'Incident page',
        url: `https://backstage.example.org/incidents/${incidentOf().id}`,
      },
    ]);
  });

  it('is asked for only where the chat has such things', () => {
    const incident = incidentOf(ROOM);
    expect(kinds(incident, SETTINGS)).toEqual([]);
    expect(kinds(incident, { ...BOTH, rooms: { topic: true } })).toEqual([
      'setTopic',
    ]);
    expect(kinds(incident, { ...BOTH, rooms: { bookmark: true } })).toEqual([
      'bookmark',
    ]);
  });

  it('follows the state, and is bookmarked once', () => {
    const room = incidentOf(ROOM);
    const shown = after(room, topicSet(room), BOOKMARKED);
    expect(kinds(shown)).toEqual([]);
    const taken = commanded(shown);
    expect(head(taken)).toMatchObject([
      { kind: 'setTopic', topic: expect.stringContaining('IC ada') },
    ]);
    expect(kinds(after(taken, topicSet(taken)))).toEqual([]);
  });

  it('may have a topic a second time, and again as it was', () => {
    const room = incidentOf(ROOM);
    const first = after(room, topicSet(room));
    const change = (from: 'P1' | 'P2', to: 'P1' | 'P2') =>
      happened('SEVERITY_CHANGED', { from, to, reason: 'r' });
    const graver = after(first, change('P1', 'P2'));
    const back = after(graver, topicSet(graver), change('P2', 'P1'));
    expect(kinds(back)).toEqual(['setTopic', 'bookmark']);
    expect(kinds(after(back, topicSet(back)))).toEqual(['bookmark']);
  });

  it('that fails is tried anew once there is something else to say, and its old failure is forgotten', () => {
    const room = incidentOf(ROOM);
    const [topic] = head(room);
    const parked = after(
      room,
      happened('EFFECT_FAILED', {
        key: topic.key,
        failure: 'permanent',
        failures: 1,
        sentence: 'The scope groups:write is missing.',
      }),
    );
    expect(kinds(parked)).toEqual(['bookmark']);
    const taken = commanded(parked);
    expect(kinds(taken)).toContain('setTopic');
    expect(after(taken, topicSet(taken)).effects).not.toHaveProperty([
      topic.key,
    ]);
  });

  it('is not told of a room by what happened to the one before it', () => {
    const incident = incidentOf(ROOM);
    const elsewhere = after(
      incident,
      happened('ROOM_TOPIC_SET', { roomId: 'R0', hash: 'h' }),
      happened('ROOM_BOOKMARKED', { roomId: 'R0' }),
    );
    expect(elsewhere.room).toEqual(incident.room);
  });

  it('of an archived room is left as it is', () => {
    const archived = happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' });
    expect(kinds(incidentOf(ROOM, RESOLVED, archived))).toEqual([]);
  });
});

describe('a topic', () => {
  it('says where the incident stands once it is over', () => {
    const mitigated = happened('INCIDENT_MITIGATED', { summary: 's' });
    expect(renderTopic(incidentOf(ROOM, mitigated))).toContain('· mitigated ·');
    expect(renderTopic(incidentOf(ROOM, RESOLVED))).toContain('· resolved ·');
  });

  it('is one line of at most 250 characters, none of them halved', () => {
    const incident = incidentOf(ROOM);
    const before = 'P1 · ongoing · nobody in command · '.length;
    const long = { ...incident, title: `one\n\ntwo ${'x'.repeat(300)}` };
    expect(renderTopic(long)).toHaveLength(250);
    expect(renderTopic(long)).toMatch(/· one two x+…$/);
    const halved = {
      ...incident,
      title: `${'x'.repeat(250 - before - 2)}😀😀`,
    };
    expect(renderTopic(halved)).toMatch(/x…$/);
    expect(renderTopic(halved)).toHaveLength(249);
  });

  it('marks a drill, and does not say what a restricted incident is about', () => {
    const incident = incidentOf(ROOM);
    expect(renderTopic({ ...incident, kind: 'drill' })).toMatch(
      /^\[DRILL\] P1 /,
    );
    const hidden = renderTopic({ ...incident, visibility: 'restricted' });
    expect(hidden).toBe('P1 · ongoing · nobody in command · restricted');
  });
});
