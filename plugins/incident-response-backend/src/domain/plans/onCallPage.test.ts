import type { AlertState } from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  accepted,
  after,
  ALERT,
  DECLARED,
  happened,
  minute,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { called, parked } from '../__testUtils__/watching';
import type { FoldedIncident } from '../FoldedIncident';
import { outlookOf } from '../outlookOf';
import type { Settings } from '../Settings';
import { plan } from './plan';

const PAGER = { name: 'Grafana OnCall', source: 'grafana-oncall' };
const PAGING: Settings = { ...SETTINGS, pager: PAGER };
const KEY = 'page:no-commander:1';

const alerting = (state: AlertState = 'firing', group = 'G1', at = 0) =>
  happened(
    'ALERT_RECORDED',
    {
      eventKey: `${group}:${state}:${at}`,
      receivedAt: minute(at).toISOString(),
      alert: { ...ALERT, group, state, at: minute(at).toISOString() },
    },
    { at: minute(at) },
  );
const reminded = [1, 2].map(n =>
  happened(
    'COMMAND_REMINDER_SENT',
    { reminder: n, messageId: `m${n}` },
    { at: minute(n === 1 ? 2 : 5), effect: `command-reminder:${n}` },
  ),
);
const calling = (name: string, n: number, at: number) =>
  happened(
    'RESPONDER_CALLED',
    { reason: 'no-commander', responder: `user:default/${name}` },
    { at: minute(at), effect: `call:no-commander:${n}` },
  );
const paged = (at: number, error?: string, n = 1) =>
  happened(
    'ON_CALL_PAGED',
    {
      pager: PAGER.name,
      responders: error ? [] : ['user:default/ada'],
      others: 0,
      ...(error ? { error } : {}),
    },
    { at: minute(at), effect: `page:no-commander:${n}` },
  );
const posted = (what: string) =>
  happened(
    'ROOM_MESSAGE_POSTED',
    { what, messageId: what, hash: 'h' },
    { effect: `post:${what}` },
  );

const alone = after(undefined, DECLARED, alerting(), ROOM, ...reminded);
const open = after(alone, ...called('ada', 'ben', 'eve'));
const once = after(open, calling('ada', 1, 8));

const due = (
  incident: FoldedIncident,
  at: number,
  prefix: string,
  settings = PAGING,
) =>
  plan(incident, settings, minute(at)).due.filter(({ key }) =>
    key.startsWith(prefix),
  );
const pages = (incident: FoldedIncident, at: number, settings = PAGING) =>
  due(incident, at, 'page:', settings).map(({ key }) => key);
const calls = (incident: FoldedIncident, at: number) =>
  due(incident, at, 'call:').map(({ key }) => key);
const pagedAt = (incident: FoldedIncident, at: number) =>
  outlookOf(incident, PAGING, minute(at)).page?.at;
const iso = (n: number) => minute(n).toISOString();

describe('while nobody is in command, those on call', () => {
  it('are paged once, one step after the first call; the other responders are called after it', () => {
    expect(pages(open, 8)).toEqual([]);
    expect(calls(open, 8)).toEqual(['call:no-commander:1']);
    expect(pages(once, 10.9)).toEqual([]);
    expect(plan(once, PAGING, minute(9)).nextAt).toBe(minute(11).getTime());
    expect(pages(once, 11)).toEqual([KEY]);
    expect(calls(once, 11)).toEqual([]);
    const rung = after(once, paged(11));
    expect(rung.pages).toEqual([
      {
        pager: PAGER.name,
        responders: ['user:default/ada'],
        others: 0,
        at: iso(11),
      },
    ]);
    expect(pages(rung, 600)).toEqual([]);
    expect(calls(rung, 13.9)).toEqual([]);
    expect(calls(rung, 14)).toEqual(['call:no-commander:2']);
  });

  it('are paged without delay where there is nobody to call', () => {
    expect(pages(alone, 5)).toEqual([KEY]);
    const hasty = {
      ...PAGING,
      reminders: { ...PAGING.reminders, commandAfterMs: [] },
    };
    const unreminded = after(undefined, DECLARED, alerting(), ROOM);
    expect(pages(unreminded, 2.9, hasty)).toEqual([]);
    expect(pages(unreminded, 3, hasty)).toEqual([KEY]);
  });

  it('are paged for the alert that fires, with what it is and where', () => {
    const several = after(
      alone,
      alerting('resolved', 'G1', 3),
      alerting('acknowledged', 'G2', 3),
      alerting('firing', 'G3', 3),
    );
    expect(due(several, 5, 'page:')).toEqual([
      {
        kind: 'page',
        key: KEY,
        group: 'G3',
        text: `P1 Checkout error rate above 5 %: nobody is in command. Take command, or say in the war room who does. https://backstage.example.org/incidents/${several.id}`,
      },
    ]);
    const known = after(several, alerting('resolved', 'G3', 4));
    expect(due(known, 5, 'page:')).toMatchObject([{ group: 'G2' }]);
  });

  it('read no title where the incident is restricted', () => {
    const secret = { ...alone, visibility: 'restricted' as const };
    const [page] = due(secret, 5, 'page:');
    expect(page).toMatchObject({
      text: expect.stringMatching(/^P1 incident inc-1a2b/),
    });
    expect(JSON.stringify(page)).not.toContain('Checkout');
  });

  it('are paged anew, by the same rules, after a reopening', () => {
    const again = after(
      once,
      paged(11),
      RESOLVED,
      happened(
        'INCIDENT_REOPENED',
        { reason: 'Not over.' },
        { at: minute(60) },
      ),
    );
    expect(pages(again, 67.9)).toEqual([]);
    expect(calls(again, 67.9)).toEqual([]);
    expect(calls(again, 68)).toEqual(['call:no-commander:2']);
    const ben = after(again, calling('ben', 2, 68));
    expect(pages(ben, 70.9)).toEqual([]);
    expect(pages(ben, 71)).toEqual(['page:no-commander:2']);
    expect(pages(after(ben, paged(71, undefined, 2)), 600)).toEqual([]);
  });
});

describe('nobody is paged', () => {
  const left = (incident: FoldedIncident, settings = PAGING) =>
    due(incident, 600, 'post:nobody-left', settings).map(e =>
      e.kind === 'post' ? e.content.lines[0] : '',
    );
  it.each([
    ['for a drill', { ...alone, kind: 'drill' as const }, 'this is a drill'],
    [
      'for what the pager knows nothing of',
      after(undefined, DECLARED, ROOM, ...reminded),
      'none of its alerts came from Grafana OnCall',
    ],
    [
      'once its alerts are resolved',
      after(alone, alerting('resolved', 'G1', 4)),
      'its alerts are resolved in Grafana OnCall',
    ],
  ])('%s, and the room is told why', (_what, incident, why) => {
    expect(pages(incident, 600)).toEqual([]);
    expect(left(incident)).toEqual([
      `0 responders were called. Nobody can be paged: ${why}.`,
    ]);
  });

  it('where nothing that pages is configured', () => {
    expect(pages(alone, 600, SETTINGS)).toEqual([]);
    expect(left(alone, SETTINGS)).toEqual([
      '0 responders were called. Nobody can be paged: nothing that pages is configured.',
    ]);
  });

  it('once somebody is in command, or it is over', () => {
    expect(pages(commanded(alone), 600)).toEqual([]);
    expect(pages(after(alone, RESOLVED), 600)).toEqual([]);
  });

  it.each([
    ['was done', paged(5), 'Grafana OnCall has paged those on call.'],
    [
      'came to nothing',
      paged(5, 'nobody is on call'),
      'Grafana OnCall could page nobody either.',
    ],
    [
      'failed',
      parked(KEY, 5),
      'It is not known that Grafana OnCall paged anybody.',
    ],
  ])('twice: when it %s, the room hears that', (_what, event, sentence) => {
    const incident = after(alone, event);
    expect(pages(incident, 600)).toEqual([]);
    expect(left(incident)).toEqual([`0 responders were called. ${sentence}`]);
  });

  it('and what is under way is told as that', () => {
    expect(left(alone)).toEqual([
      '0 responders were called. Grafana OnCall is paging those on call.',
    ]);
  });
});

describe('a page that does not work', () => {
  it('keeps nobody from being called, and is tried on', () => {
    const failing = after(
      once,
      happened(
        'EFFECT_FAILED',
        {
          key: KEY,
          failure: 'transient',
          failures: 3,
          sentence: 'It is down.',
        },
        { at: minute(11.5) },
      ),
    );
    expect(calls(failing, 12)).toEqual(['call:no-commander:2']);
    expect(pages(failing, 12)).toEqual([KEY]);
    const ben = after(failing, calling('ben', 2, 12));
    expect(pages(ben, 12.1)).toEqual([KEY]);
    expect(calls(ben, 15)).toEqual(['call:no-commander:3']);
  });

  it('holds up the next call by no more than its own turn', () => {
    expect(calls(once, 13.9)).toEqual([]);
    expect(calls(once, 14)).toEqual(['call:no-commander:2']);
    const ben = after(once, calling('ben', 2, 14));
    expect(calls(ben, 17)).toEqual(['call:no-commander:3']);
  });

  it('is told in the room once, with why and where to look, and again after another try', () => {
    const group = happened('ALERT_RECORDED', {
      eventKey: 'u',
      receivedAt: iso(1),
      alert: { ...ALERT, url: 'https://oncall.example.org/G1' },
    });
    const broken = after(once, group, parked(KEY, 11));
    const notices = due(broken, 11, 'post:trouble');
    expect(notices).toMatchObject([
      {
        key: `post:trouble:${KEY}:0`,
        content: {
          title: 'Grafana OnCall is not known to have paged anybody',
          lines: [`${KEY} failed`, 'Take command, or call somebody who can.'],
          links: [
            { label: 'Incident page' },
            { label: 'Alert group', url: 'https://oncall.example.org/G1' },
          ],
          buttons: [{ label: 'Take command' }],
        },
      },
    ]);
    const told = after(broken, posted(`trouble:${KEY}:0`));
    expect(due(told, 600, 'post:trouble')).toEqual([]);
    expect(calls(told, 11)).toEqual(['call:no-commander:2']);
    const again = accepted(told, [{ type: 'retryEffect', effect: KEY }]);
    expect(pages(again, 9)).toEqual([KEY]);
    expect(due(after(again, parked(KEY, 12)), 12, 'post:trouble')).toHaveLength(
      1,
    );
  });

  it('is told also where nobody could be paged, and where the pager is gone since', () => {
    const broken = after(once, paged(11, 'nobody is on call'));
    for (const settings of [PAGING, SETTINGS])
      expect(due(broken, 11, 'post:trouble', settings)).toMatchObject([
        { content: { lines: ['nobody is on call', expect.anything()] } },
      ]);
    const parkedOnly = after(once, parked(KEY, 11));
    expect(due(parkedOnly, 11, 'post:trouble', SETTINGS)).toMatchObject([
      { content: { title: 'The pager is not known to have paged anybody' } },
    ]);
  });
});

describe('people read beforehand when those on call are paged', () => {
  it.each([
    [
      'after the reminders and one call',
      after(undefined, DECLARED, alerting(), ROOM, ...called('ada')),
      1,
      iso(11),
    ],
    [
      'with the last reminder, where nobody is there to be called',
      after(undefined, DECLARED, alerting(), ROOM),
      1,
      iso(5),
    ],
    ['a step after the call that comes', open, 6, iso(11)],
    ['a step after the call that was', once, 9, iso(11)],
    ['no more once they were', after(once, paged(11)), 12, undefined],
    ['never in command', commanded(open), 6, undefined],
    [
      'never on a replica that does not understand the ledger',
      { ...open, blockedBy: 'INCIDENT_SPLIT' },
      6,
      undefined,
    ],
    [
      'never without an alert group',
      after(undefined, DECLARED, ROOM),
      1,
      undefined,
    ],
  ])('%s', (_when, incident, at, expected) => {
    expect(pagedAt(incident, at)).toBe(expected);
  });
});
