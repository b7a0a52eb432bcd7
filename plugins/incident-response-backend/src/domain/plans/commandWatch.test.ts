import { chatOnlyRef } from '@incident-response/backstage-plugin-incident-response-common';
import { commanded, RESOLVED, ROOM } from '../__testUtils__/incidents';
import {
  accepted,
  after,
  happened,
  incidentOf,
  minute,
  person,
  SETTINGS,
} from '../__testUtils__/ledgerOf';
import { called, dueAt, keysAt, parked } from '../__testUtils__/watching';
import type { FoldedIncident } from '../FoldedIncident';
import { watchCommand } from './commandWatch';

const open = incidentOf(ROOM, ...called('ada', 'ben'));

const reminded = (n: number, at: number) =>
  happened(
    'COMMAND_REMINDER_SENT',
    { reminder: n, messageId: `m${n}` },
    { at: minute(at), effect: `command-reminder:${n}` },
  );
const calling = (name: string, n: number, at: number, error?: string) =>
  happened(
    'RESPONDER_CALLED',
    {
      reason: 'no-commander',
      responder: `user:default/${name}`,
      ...(error ? { error } : {}),
    },
    { at: minute(at), effect: `call:no-commander:${n}` },
  );
const reminders = (incident: FoldedIncident, at: number) =>
  keysAt(incident, at, 'command-reminder:');
const calls = (incident: FoldedIncident, at: number) =>
  dueAt(incident, at, 'call:').flatMap(e =>
    e.kind === 'call' ? [[e.key, e.person.id]] : [],
  );
const nextAt = (incident: FoldedIncident, at: number) =>
  watchCommand(incident, SETTINGS, minute(at).getTime()).nextAt;

describe('while nobody is in command', () => {
  it('the room is reminded after two and five minutes, not before', () => {
    expect(reminders(open, 1.9)).toEqual([]);
    expect(nextAt(open, 1)).toBe(minute(2).getTime());
    expect(reminders(open, 2)).toEqual(['command-reminder:1']);
    const once = after(open, reminded(1, 2));
    expect(reminders(once, 4.9)).toEqual([]);
    expect(nextAt(once, 3)).toBe(minute(5).getTime());
    expect(reminders(once, 5)).toEqual(['command-reminder:2']);
  });

  it('an outage is not made up for all at once', () => {
    const late = after(open, reminded(1, 60));
    expect(reminders(late, 60)).toEqual([]);
    expect(reminders(late, 63)).toEqual(['command-reminder:2']);
    expect(calls(late, 63)).toEqual([]);
  });

  it('responders are then called, one at a time, in the order of the list', () => {
    const twice = after(open, reminded(1, 2), reminded(2, 5));
    expect(calls(twice, 7.9)).toEqual([]);
    expect(nextAt(twice, 6)).toBe(minute(8).getTime());
    expect(calls(twice, 8)).toEqual([
      ['call:no-commander:1', 'user:default/ada'],
    ]);
    const ada = after(twice, calling('ada', 1, 8));
    expect(calls(ada, 10)).toEqual([]);
    expect(calls(ada, 11)).toEqual([
      ['call:no-commander:2', 'user:default/ben'],
    ]);
  });

  it('somebody who cannot be called keeps nobody waiting longer', () => {
    const failed = after(
      open,
      reminded(1, 2),
      reminded(2, 5),
      calling('ada', 1, 8, 'no account'),
    );
    expect(calls(failed, 11)).toEqual([
      ['call:no-commander:2', 'user:default/ben'],
    ]);
    expect(failed.calls).toEqual([
      {
        reason: 'no-commander',
        responder: 'user:default/ada',
        error: 'no account',
        at: minute(8).toISOString(),
      },
    ]);
  });

  it('the room hears once that nobody is left to call', () => {
    const all = after(
      open,
      reminded(1, 2),
      reminded(2, 5),
      calling('ada', 1, 8),
      calling('ben', 2, 11),
    );
    expect(keysAt(all, 13, 'post:nobody-left')).toEqual([]);
    expect(dueAt(all, 14, 'post:nobody-left')).toMatchObject([
      {
        key: 'post:nobody-left:2',
        content: {
          lines: [
            '2 responders were called. Nobody can be paged: nothing that pages is configured.',
            expect.anything(),
          ],
        },
      },
    ]);
    const told = after(
      all,
      happened(
        'ROOM_MESSAGE_POSTED',
        { what: 'nobody-left:2', messageId: 'm', hash: 'h' },
        { effect: 'post:nobody-left:2' },
      ),
    );
    expect(keysAt(told, 600, 'post:nobody-left')).toEqual([]);
    const eve = after(
      told,
      happened('RESPONDER_ADDED', {
        people: [{ entityRef: 'user:default/eve', source: 'owner' }],
      }),
      happened('RESPONDER_INVITED', { responders: ['user:default/eve'] }),
    );
    expect(calls(eve, 600)).toEqual([
      ['call:no-commander:3', 'user:default/eve'],
    ]);
  });

  it('no more are called than the limit says', () => {
    const two = after(
      open,
      reminded(1, 2),
      reminded(2, 5),
      calling('ada', 1, 8),
    );
    const settings = {
      ...SETTINGS,
      reminders: { ...SETTINGS.reminders, callAtMost: 1 },
    };
    const { due } = watchCommand(two, settings, minute(60).getTime());
    expect(due.map(({ key }) => key)).toEqual(['post:nobody-left:1']);
  });

  it('nobody is called whom only the chat knows: they could not take command', () => {
    const actor = {
      ...person('grace'),
      entityRef: chatOnlyRef('T0ACME', 'U0GRACE'),
      door: 'slack' as const,
    };
    const joined = happened(
      'RESPONDER_JOINED',
      { responder: actor.entityRef },
      { actor },
    );
    const alone = after(
      incidentOf(ROOM, joined),
      reminded(1, 2),
      reminded(2, 5),
    );
    expect(calls(alone, 8)).toEqual([]);
  });

  it('nobody is called who could not be invited', () => {
    const ownerless = after(
      incidentOf(ROOM),
      reminded(1, 2),
      reminded(2, 5),
      happened('RESPONDER_ADDED', {
        people: [{ email: 'eve@example.org', source: 'on-call' }],
      }),
    );
    expect(calls(ownerless, 60)).toEqual([]);
  });

  it('a reminder that cannot be posted makes way for the next', () => {
    const broken = after(open, parked('command-reminder:1', 2));
    expect(reminders(broken, 4)).toEqual([]);
    expect(reminders(broken, 5)).toEqual(['command-reminder:2']);
    const again = accepted(broken, [
      { type: 'retryEffect', effect: 'command-reminder:1' },
    ]);
    expect(reminders(again, 3)).toEqual(['command-reminder:1']);
  });
});

describe('it ends', () => {
  it.each([
    ['as soon as somebody takes command', commanded(open)],
    ['with the incident', after(open, RESOLVED)],
    [
      'with the room',
      after(open, happened('WAR_ROOM_ARCHIVED', { roomId: 'R1' })),
    ],
    ['and does not begin without a room', incidentOf(...called('ada'))],
  ])('%s', (_when, incident) => {
    expect(watchCommand(incident, SETTINGS, minute(600).getTime())).toEqual({
      due: [],
      nextAt: null,
    });
  });
});
