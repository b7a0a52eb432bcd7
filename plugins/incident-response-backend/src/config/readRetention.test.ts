import { ConfigReader } from '@backstage/config';
import { readConfig } from './readConfig';

const DAY = 24 * 60 * 60_000;

const read = (retention?: object) =>
  readConfig(
    new ConfigReader({
      app: { baseUrl: 'https://backstage.example.org' },
      incidentResponse: retention ? { retention } : {},
    }),
  ).retention;

describe('retention in the configuration', () => {
  it('is for ever unless it is said', () => {
    expect(read()).toBeUndefined();
  });

  it('is a period and a place to export to', () => {
    expect(read({ period: { days: 400 }, exportTo: '/var/exports' })).toEqual({
      periodMs: 400 * DAY,
      exportTo: '/var/exports',
    });
  });

  it.each([
    [
      { exportTo: '/var/exports' },
      'incidentResponse.retention.period is missing',
    ],
    [{ period: '400d' }, 'incidentResponse.retention.exportTo is missing'],
    [
      { period: '400d', exportTo: 'exports' },
      "incidentResponse.retention.exportTo is 'exports', which is not the absolute path",
    ],
    [
      { period: '1h', exportTo: '/var/exports' },
      'incidentResponse.retention.period must be at least one day.',
    ],
    [
      { period: '400d', exportTo: '/var/exports', hold: true },
      'incidentResponse.retention.hold is not a known key',
    ],
  ])('refuses %j', (retention, sentence) => {
    expect(() => read(retention)).toThrow(sentence);
  });
});
