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
    expect(read({ botToken })).toEqual({
      botToken,
      teamIds: [],
      decisions: 'allow',
      nudges: 'room',
    });
  });

  it('reads every key', () => {
    const slack = {
      botToken,
      appToken: 'xapp-1',
      signingSecret: 'secret',
      teamIds: ['T0MERIDIAN'],
      announceChannel: 'C0INCIDENTS',
      decisions: 'consoleOnly',
      nudges: 'dm',
      apiUrl: 'http://127.0.0.1:7007/api',
    };
    expect(read(slack)).toEqual({ ...slack, apiUrl: `${slack.apiUrl}/` });
  });

  it.each([
    [{}, 'slack.botToken is missing'],
    [{ botToken: 'xapp-1' }, 'slack.botToken must begin with xoxb-'],
    [{ botToken, appToken: 'xoxb-1' }, 'slack.appToken must begin with xapp-'],
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
