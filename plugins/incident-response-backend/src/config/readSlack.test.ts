import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readConfig } from './readConfig';

const app = { baseUrl: 'https://backstage.example.com' };
const botToken = 'xoxb-1';
const read = (slack?: JsonObject) =>
  readConfig(new ConfigReader({ app, incidentResponse: slack && { slack } }))
    .slack;

describe('the Slack app', () => {
  it('is there where it is configured only', () => {
    expect(read()).toBeUndefined();
    expect(read({ botToken, appToken: 'xapp-1' })).toEqual({
      botToken,
      appToken: 'xapp-1',
      mode: 'socket',
      sockets: 2,
      signingSecrets: [],
      command: '/incident-response',
      teamIds: [],
      decisions: 'allow',
      nudges: 'room',
    });
  });

  it('reads every key', () => {
    const slack = {
      botToken,
      appToken: 'xapp-1',
      mode: 'http',
      sockets: 1,
      signingSecret: 'secret',
      command: '/inc',
      teamIds: ['T0MERIDIAN'],
      announceChannel: 'C0INCIDENTS',
      decisions: 'consoleOnly',
      nudges: 'dm',
      apiUrl: 'http://127.0.0.1:7007/api',
    };
    const { signingSecret, ...rest } = slack;
    expect(read(slack)).toEqual({
      ...rest,
      signingSecrets: [signingSecret],
      apiUrl: `${slack.apiUrl}/`,
    });
  });

  it('takes both signing secrets while one is rotated', () => {
    const signingSecret = ['old', 'new'];
    expect(
      read({ botToken, mode: 'http', signingSecret })?.signingSecrets,
    ).toEqual(signingSecret);
  });

  it('connects nobody real where guests may sign in', () => {
    const withGuests = (slack: JsonObject) => () =>
      readConfig(
        new ConfigReader({
          app,
          auth: { providers: { guest: {} } },
          incidentResponse: { slack },
        }),
      );
    const tokens = { botToken, appToken: 'xapp-1' };
    expect(withGuests(tokens)).toThrow('incidentResponse.slack connects');
    expect(
      withGuests({ ...tokens, apiUrl: 'http://127.0.0.1:7007/api/' }),
    ).not.toThrow();
  });

  it.each([
    [{}, 'slack.botToken is missing'],
    [{ botToken: 'xapp-1' }, 'slack.botToken must begin with xoxb-'],
    [{ botToken, appToken: 'xoxb-1' }, 'slack.appToken must begin with xapp-'],
    [{ botToken }, 'slack.appToken is missing'],
    [{ botToken, mode: 'http' }, 'slack.signingSecret is missing'],
    [{ botToken, mode: 'rtm' }, "slack.mode must be 'socket' or 'http'"],
    [{ botToken, sockets: 3 }, 'slack.sockets must be 1 or 2'],
    [{ botToken, command: 'incident' }, "slack.command is 'incident'"],
    [{ botToken, teamIds: ['meridian'] }, "slack.teamIds holds 'meridian'"],
    [
      { botToken, announceChannel: '#incidents' },
      "slack.announceChannel is '#incidents'",
    ],
    [{ botToken, decisions: 'no' }, "slack.decisions must be 'allow'"],
    [{ botToken, nudges: 'email' }, "slack.nudges must be 'room' or 'dm'"],
    [{ botToken, apiUrl: 'http://slack.example' }, 'slack.apiUrl must begin'],
    [{ botToken, apiUrl: 'slack' }, "slack.apiUrl is 'slack'"],
    [{ botToken, token: 'x' }, 'slack.token is not a known key'],
  ])('%j is a mistake with a sentence', (slack, sentence) => {
    expect(() => read(slack)).toThrow(sentence);
  });
});
