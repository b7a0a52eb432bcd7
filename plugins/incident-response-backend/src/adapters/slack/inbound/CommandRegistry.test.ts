import type { Incident } from '@incident-response/backstage-plugin-incident-response-common';
import { askedBy, COMMANDS } from './CommandRegistry';

/** None of these commands reads it. */
const incident = {} as Incident;

function sent(text: string, people: readonly string[] = []) {
  const asked = askedBy(text, true);
  return asked.type === 'send' ? asked.command({ incident, people }) : asked;
}

describe('the commands of the war room', () => {
  it.each([
    ['take', { type: 'takeCommand' }],
    ['resume', { type: 'resumeReminders' }],
    ['silence', { type: 'silenceReminders' }],
    ['silence for 30m', { type: 'silenceReminders', minutes: 30 }],
    ['silence 2h', { type: 'silenceReminders', minutes: 120 }],
    ['note it  is DNS', { type: 'addNote', text: 'it  is DNS' }],
    ['update better', { type: 'addNote', text: 'better', update: true }],
    ['mitigate rolled back', { type: 'mitigate', summary: 'rolled back' }],
    ['resolve all clear', { type: 'resolve', summary: 'all clear' }],
    ['dismiss a test', { type: 'dismiss', reason: 'a test' }],
    ['reopen it is back', { type: 'reopen', reason: 'it is back' }],
    ['status draft', { type: 'draftStatus', status: 'investigating' }],
    ['join', { type: 'join' }],
    [
      'severity p1 all shops',
      { type: 'changeSeverity', severity: 'P1', reason: 'all shops' },
    ],
    ['role scribe none', { type: 'assignRole', role: 'scribe' }],
    ['status', { type: 'show', what: 'status' }],
    ['checklist', { type: 'show', what: 'checklist' }],
    ['timeline', { type: 'show', what: 'timeline' }],
    ['', { type: 'show', what: 'help' }],
    ['declare', { type: 'ask', modal: 'declare' }],
    ['resolve', { type: 'ask', modal: 'resolve' }],
    [
      'declare P1 Checkout is down',
      { type: 'declare', title: 'Checkout is down', severity: 'P1' },
    ],
  ])('understands "%s"', (text, expected) => {
    expect(sent(text)).toEqual(expected);
  });

  it.each([
    ['handover <@U0BEN|ben>', { type: 'handOver', to: 'user:default/ben' }],
    ['invite <@U0BEN>', { type: 'invite', entityRefs: ['user:default/ben'] }],
    [
      'role comms <@U0BEN>',
      { type: 'assignRole', role: 'comms', to: 'user:default/ben' },
    ],
  ])('names the person in "%s"', (text, expected) => {
    expect(askedBy(text, true)).toMatchObject({
      named: [{ type: 'slack', slackId: 'U0BEN' }],
    });
    expect(sent(text, ['user:default/ben'])).toEqual(expected);
  });

  it.each([
    'note',
    'update',
    'dismiss',
    'reopen',
    'severity',
    'severity P9',
    'silence for ever',
    'silence for 0m',
    'silence for 25h',
    'handover',
    'handover @ben',
    'handover <@U0BEN> <@U0ADA>',
    'invite',
    'invite ben',
    'role boss <@U0BEN>',
    'join two ids',
    'status now',
    'nonsense',
    `invite ${'<@U0BEN> '.repeat(11)}`,
    `invite ${'a'.repeat(101)}`,
    `note ${'a'.repeat(500)}`,
  ])('refuses "%s" with a sentence', text => {
    expect(askedBy(text, true)).toMatchObject({
      type: 'refuse',
      sentence: expect.stringMatching(/\S+/),
    });
  });

  it('takes help, declare and join with an id anywhere, and nothing else', () => {
    const taken = COMMANDS.filter(
      ({ name }) => askedBy(`${name} P1`, false).type !== 'refuse',
    ).map(({ name }) => name);
    expect(taken).toEqual(['declare', 'join', 'help']);
    expect(askedBy('join', false)).toMatchObject({ type: 'refuse' });
  });
});
