import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { DEFAULT_REMINDERS, everySeverity } from '../domain/ReminderSettings';
import { readConfig } from './readConfig';

const app = { baseUrl: 'https://backstage.example.com/' };

function read(incidentResponse?: JsonObject) {
  return readConfig(
    new ConfigReader({ app, ...(incidentResponse && { incidentResponse }) }),
  );
}

function mistakesOf(incidentResponse: JsonObject): string[] {
  try {
    read(incidentResponse);
  } catch (error) {
    return String(error)
      .split('\n')
      .slice(1)
      .map(line => line.replace(/^- /, ''));
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing but the address of the app', () => {
    expect(read()).toMatchObject({
      baseUrl: 'https://backstage.example.com',
      sources: { grafanaOncall: undefined },
      severity: {
        labels: ['severity', 'priority'],
        fallback: 'P2',
        opens: ['P1', 'P2'],
      },
      entityLabels: ['entity', 'service', 'service_name', 'component', 'app'],
      reminders: DEFAULT_REMINDERS,
      archiveAfterMs: 3_600_000,
      alerts: {
        groupByEntity: false,
        storm: { limit: 20, withinMs: 300_000 },
      },
      statusPage: { title: 'Service status', page: 'public' },
      ledgerKeys: [],
      drills: { enabled: false },
      timingScale: 1,
    });
  });

  it('reads every key', () => {
    expect(
      read({
        baseUrl: 'https://incidents.example.com',
        sources: {
          grafanaOncall: {
            authorization: ['new-secret', 'old-secret'],
            basic: { username: 'oncall', password: 'wordpass' },
            hmacSecrets: 'relay-secret',
          },
        },
        severity: {
          labels: ['sev'],
          values: { Kritisch: 'P1' },
          default: 'P3',
          opens: ['P1'],
        },
        entity: { labels: ['team_service'] },
        alerts: {
          groupByEntity: true,
          storm: { limit: 50, within: '10m' },
          resolveWhenClear: '15m',
        },
        restricted: { readers: ['group:default/Security'] },
        reminders: { every: { minutes: 30 } },
        statusPage: { title: 'Meridian', page: 'meridian' },
        ledger: { keys: [{ id: 'k2', secret: 'x'.repeat(32) }] },
        drills: { enabled: true },
        timing: { scale: 0.1 },
      }),
    ).toMatchObject({
      baseUrl: 'https://incidents.example.com',
      sources: {
        grafanaOncall: {
          authorization: ['new-secret', 'old-secret'],
          basic: { username: 'oncall', password: 'wordpass' },
          hmacSecrets: ['relay-secret'],
        },
      },
      severity: { labels: ['sev'], fallback: 'P3', opens: ['P1'] },
      entityLabels: ['team_service'],
      restrictedReaders: ['group:default/security'],
      alerts: {
        groupByEntity: true,
        storm: { limit: 50, withinMs: 600_000 },
        resolveWhenClearMs: 900_000,
      },
      reminders: { nudgeEveryMs: everySeverity(1_800_000) },
      archiveAfterMs: 3_600_000,
      statusPage: { title: 'Meridian', page: 'meridian' },
      ledgerKeys: [{ id: 'k2', secret: 'x'.repeat(32) }],
      drills: { enabled: true },
      timingScale: 0.1,
    });
  });

  it('adds configured severity values to the usual ones, in any case', () => {
    const { values } = read({
      severity: { values: { Kritisch: 'P1', warning: 'P3' } },
    }).severity;
    expect(values).toMatchObject({
      kritisch: 'P1',
      warning: 'P3',
      critical: 'P1',
    });
  });

  it('accepts a duration in words', () => {
    expect(
      read({ reminders: { every: '20m' } }).reminders.nudgeEveryMs,
    ).toEqual(everySeverity(1_200_000));
  });

  it('reads what happens when nobody acts', () => {
    expect(
      read({
        reminders: {
          every: '20m',
          everyBySeverity: { P1: '10m' },
          tellOnAfter: 3,
          takeCommandAfter: ['1m', { minutes: 4 }],
          callEvery: '2m',
          callAtMost: 5,
          draftAfter: '12m',
          postmortemWithin: { hours: 24 },
          lookAgainAfter: [],
        },
      }).reminders,
    ).toEqual({
      nudgeEveryMs: { ...everySeverity(1_200_000), P1: 600_000 },
      tellOnAfter: 3,
      commandAfterMs: [60_000, 240_000],
      callEveryMs: 120_000,
      callAtMost: 5,
      draftAfterMs: 720_000,
      postmortemWithinMs: 86_400_000,
      lookAgainAfterMs: [],
    });
  });

  it('lists every mistake at once, one sentence each, naming the key', () => {
    expect(
      mistakesOf({
        baseUrl: 'incidents.example.com',
        severities: {},
        sources: { grafanaOncall: {}, pagerduty: {} },
        severity: {
          values: { critical: 'SEV1' },
          default: 'high',
          opens: ['P1', 'P9'],
        },
        reminders: { every: 'soon' },
        ledger: {
          keys: [
            { id: 'k1', secret: 'short' },
            { id: 'k1', secret: 'y'.repeat(20) },
            { secret: 'z'.repeat(20) },
          ],
        },
        drills: { enabled: 'perhaps' },
        timing: { scale: 0 },
      }),
    ).toEqual([
      expect.stringMatching(/^incidentResponse\.severities is not a known key/),
      "incidentResponse.baseUrl is 'incidents.example.com', which is not an http or https URL.",
      expect.stringMatching(
        /^incidentResponse\.sources\.pagerduty is not a known key/,
      ),
      expect.stringMatching(
        /^incidentResponse\.sources\.grafanaOncall has no authentication; set/,
      ),
      "incidentResponse.severity.values.critical is 'SEV1', which is not one of P1, P2, P3, P4.",
      "incidentResponse.severity.default is 'high', which is not one of P1, P2, P3, P4.",
      "incidentResponse.severity.opens is 'P9', which is not one of P1, P2, P3, P4.",
      expect.stringMatching(
        /^incidentResponse\.reminders\.every must be a duration such as/,
      ),
      expect.stringMatching(
        /^incidentResponse\.ledger\.keys\[0\]\.secret must be at least 16/,
      ),
      'incidentResponse.ledger.keys[2].id is missing.',
      "incidentResponse.ledger.keys holds the id 'k1' twice.",
      'incidentResponse.drills.enabled must be true or false.',
      'incidentResponse.timing.scale must be above 0 and at most 10.',
    ]);
  });

  it.each([
    [{ warRoom: { archiveAfter: '-5m' } }, 'warRoom.archiveAfter must be a'],
    [{ alerts: { storm: { limit: 0 } } }, 'alerts.storm.limit must be a whole'],
    [
      { alerts: { storm: { within: '5ms' } } },
      'alerts.storm.within must be at',
    ],
    [{ restricted: { readers: 'security' } }, "restricted.readers holds 'sec"],
    [{ alerts: { storms: {} } }, 'alerts.storms is not a known key'],
    [{ reminders: { every: '30s' } }, 'reminders.every must be at least one'],
    [
      { reminders: { everyBySeverity: { P1: '1s' } } },
      'reminders.everyBySeverity.P1 must be at least one',
    ],
    [
      { reminders: { takeCommandAfter: ['5m', '2m'] } },
      'reminders.takeCommandAfter must grow',
    ],
    [
      { reminders: { lookAgainAfter: ['soon'] } },
      'reminders.lookAgainAfter must be a list of durations',
    ],
    [
      { reminders: { callAtMost: -1 } },
      'reminders.callAtMost must be a whole number',
    ],
    [{ statusPage: { page: 'p'.repeat(201) } }, 'statusPage.page must be at'],
  ])('refuses %j', (incidentResponse, sentence) => {
    expect(mistakesOf(incidentResponse)).toEqual([
      expect.stringContaining(`incidentResponse.${sentence}`),
    ]);
  });

  it('names the key of the app where that one is wrong', () => {
    const config = new ConfigReader({ app: { baseUrl: 'localhost:3000' } });
    expect(() => readConfig(config)).toThrow(
      "- app.baseUrl is 'localhost:3000', which is not an http or https URL.",
    );
  });

  it.each([
    [{ authorization: [] }, 'authorization must be a text or a list'],
    [{ authorization: [''] }, 'authorization must be a text or a list'],
    [{ authorization: ['a', 'b', 'c'] }, 'authorization holds 3 values'],
    [{ basic: { username: 'oncall' } }, 'basic.password is missing.'],
    [
      { basic: { username: 'on:call', password: 'wordpass' } },
      'basic.username must not contain a colon.',
    ],
    [{ hmacSecret: 'misspelt' }, 'hmacSecret is not a known key'],
  ])('refuses half an authentication: %j', (grafanaOncall, sentence) => {
    expect(mistakesOf({ sources: { grafanaOncall } })).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          `incidentResponse.sources.grafanaOncall.${sentence}`,
        ),
      ]),
    );
  });

  it('reads where those on call are paged', () => {
    const api = {
      url: 'https://oncall.example.com/oncall',
      token: 'user-key',
    };
    const source = (change: JsonObject) =>
      read({
        sources: {
          grafanaOncall: { authorization: 'a', api: { ...api, ...change } },
        },
      }).sources.grafanaOncall?.api;
    expect(source({})).toEqual({ ...api, allowPrivateNetwork: false });
    const within = { url: 'http://oncall.internal', allowPrivateNetwork: true };
    expect(source(within)).toEqual({ ...api, ...within });
  });

  it.each([
    [{ token: 'k' }, 'url is missing.'],
    [{ url: 'https://oncall.example.com' }, 'token is missing.'],
    [
      { url: 'https://oncall.example.com', token: 'glsa_x' },
      'token is that of a service account, which OnCall does not let page',
    ],
    [
      { url: 'https://oncall.example.com', token: 'Bearer k' },
      'token must be the key alone',
    ],
    [{ url: 'http://oncall.example.com', token: 'k' }, 'url must begin with'],
    [{ url: 'https://10.0.0.1', token: 'k' }, 'url must name a public host'],
    [
      { url: 'https://me:s3cret@oncall.example.com', token: 'k' },
      'url must not hold a user or a password; set token instead.',
    ],
    [
      { url: 'https://oncall.example.com/?x=1', token: 'k' },
      'url must end with its path',
    ],
    [
      { url: 'https://oncall.example.com', token: 'k', key: 'x' },
      'key is not a known key',
    ],
  ])('refuses an address to page by: %j', (api, sentence) => {
    expect(
      mistakesOf({ sources: { grafanaOncall: { authorization: 'a', api } } }),
    ).toEqual([
      expect.stringContaining(
        `incidentResponse.sources.grafanaOncall.api.${sentence}`,
      ),
    ]);
  });

  it('never prints a secret in a sentence', () => {
    expect(
      mistakesOf({
        sources: { grafanaOncall: { authorization: ['s3cret', 'b', 'c'] } },
        ledger: { keys: [{ id: 'k', secret: 's3cret' }] },
      }).join(),
    ).not.toContain('s3cret');
  });

  it('asks for an address when neither key is set', () => {
    expect(() => readConfig(new ConfigReader({}))).toThrow(
      'incidentResponse.baseUrl is missing, and so is app.baseUrl; set one of them.',
    );
  });
});
