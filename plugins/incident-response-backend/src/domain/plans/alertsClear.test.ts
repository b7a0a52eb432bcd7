import type {
  Alert,
  Incident,
} from '@incident-response/backstage-plugin-incident-response-common';
import {
  accepted,
  after,
  ALERT,
  happened,
  incidentOf,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { approved, commanded, ROOM } from '../__testUtils__/incidents';
import { followAlerts } from './alertsClear';

const recorded = (change: Partial<Alert>, at: number) =>
  happened(
    'ALERT_RECORDED',
    {
      eventKey: `${change.group ?? 'G1'}:${at}`,
      receivedAt: minute(at).toISOString(),
      alert: { ...ALERT, at: minute(at).toISOString(), ...change },
    },
    { at: minute(at) },
  );

const FIRING = recorded({}, 0);
const CLEAR = recorded({ state: 'resolved' }, 5);
const clear = (incident = commanded(incidentOf(ROOM, FIRING))) =>
  after(incident, CLEAR);

const told = (incident: Incident, at = 6) =>
  followAlerts(incident, SETTINGS, minute(at).getTime());
const keysOf = (incident: Incident, at = 6) =>
  told(incident, at).due.map(({ key }) => key);

describe('when all alerts are clear', () => {
  it('the room is told once, and what can be done', () => {
    const [post] = told(clear()).due;
    expect(post).toMatchObject({
      kind: 'post',
      key: 'post:clear:1',
      content: {
        title: 'All alerts are clear',
        lines: [
          'If customers are well again, mitigate. If it is over, resolve.',
          'Nothing resolves itself: somebody has to say so.',
        ],
      },
    });
    const posted = after(
      clear(),
      happened(
        'ROOM_MESSAGE_POSTED',
        { what: 'clear:1', messageId: 'm1', hash: 'h' },
        { effect: 'post:clear:1' },
      ),
    );
    expect(keysOf(posted)).toEqual([]);
    const repeated = after(posted, recorded({ state: 'resolved' }, 6));
    expect(keysOf(repeated)).toEqual([]);
  });

  it('the room is told again when they fired and are clear once more', () => {
    const fires = after(clear(), recorded({ group: 'G2' }, 6));
    expect(keysOf(fires)).toEqual([]);
    expect(fires.allClear).toEqual({ times: 1 });
    const again = after(fires, recorded({ group: 'G2', state: 'resolved' }, 7));
    expect(keysOf(again)).toEqual(['post:clear:2']);
  });

  it('nothing is said while one still fires, or where no alert ever came', () => {
    const one = after(
      clear(incidentOf(ROOM, FIRING, recorded({ group: 'G2' }, 1))),
    );
    expect(keysOf(one)).toEqual([]);
    expect(keysOf(incidentOf(ROOM))).toEqual([]);
  });

  it('nothing is said of an incident that is over', () => {
    const over = accepted(clear(), [{ type: 'resolve', summary: 'Done.' }]);
    expect(keysOf(over)).toEqual([]);
  });

  it('nothing resolves itself unless it is configured', () => {
    expect(told(clear(), 10_000).nextAt).toBeNull();
    expect(keysOf(clear(), 10_000)).toEqual(['post:clear:1']);
  });
});

describe('the rule that resolves', () => {
  const settings = { ...SETTINGS, resolveWhenClearMs: 10 * 60_000 };
  const follow = (incident: Incident, at: number) =>
    followAlerts(incident, settings, minute(at).getTime());
  const kinds = (incident: Incident, at: number) =>
    follow(incident, at).due.map(({ kind }) => kind);
  it('waits for its time, and not while something fires', () => {
    expect(follow(clear(), 6).nextAt).toBe(minute(15).getTime());
    expect(kinds(clear(), 15)).toEqual(['post', 'resolveClear']);
    expect(kinds(after(clear(), recorded({ group: 'G2' }, 9)), 20)).toEqual([]);
  });

  it('leaves what customers may still read of to a person', () => {
    const open = after(approved(), FIRING, CLEAR);
    expect(kinds(open, 60)).toEqual(['post']);
    expect(follow(open, 60).nextAt).toBeNull();
  });
});
