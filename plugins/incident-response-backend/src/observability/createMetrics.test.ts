import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { createMetrics } from './createMetrics';

function recordingService() {
  const records: { name: string; value: number; attributes: unknown }[] = [];
  const collections: (() => void)[] = [];
  const service = metricsServiceMock.mock({
    createCounter: name => ({
      add: (value, attributes) => records.push({ name, value, attributes }),
    }),
    createHistogram: name => ({
      record: (value, attributes) => records.push({ name, value, attributes }),
    }),
    createObservableGauge: name => ({
      addCallback: callback => {
        collections.push(() =>
          callback({
            observe: (value, attributes) =>
              records.push({ name, value, attributes }),
          }),
        );
      },
      removeCallback: () => {},
    }),
  });
  const collect = () => collections.forEach(read => read());
  return { service, records, collect };
}

describe('metrics', () => {
  it('counts an alert by source and result and records its duration in seconds', () => {
    const { service, records } = recordingService();
    createMetrics(service, mockServices.logger.mock()).alertIngested(
      'grafana-oncall',
      'opened',
      250,
    );
    expect(records).toEqual([
      {
        name: 'alerts.ingested.count',
        value: 1,
        attributes: { source: 'grafana-oncall', result: 'opened' },
      },
      {
        name: 'alerts.ingested.duration',
        value: 0.25,
        attributes: { source: 'grafana-oncall', result: 'opened' },
      },
    ]);
  });

  it('counts commands, effects and publications without naming anybody', () => {
    const { service, records } = recordingService();
    const metrics = createMetrics(service, mockServices.logger.mock());
    metrics.commandDecided('approveDraft', 'console', 'conflict', 4);
    metrics.effectDone('openRoom', 20);
    metrics.effectFailed('openRoom', 'transient');
    metrics.passFailed();
    metrics.commitTold('refused');
    metrics.publicationSettled('published', 130);
    metrics.publicationSettled('voided');
    const command = {
      command: 'approveDraft',
      door: 'console',
      result: 'conflict',
    };
    expect(records).toEqual([
      { name: 'commands.count', value: 1, attributes: command },
      { name: 'commands.duration', value: 0.004, attributes: command },
      {
        name: 'effects.count',
        value: 1,
        attributes: { kind: 'openRoom', outcome: 'done' },
      },
      {
        name: 'effects.duration',
        value: 0.02,
        attributes: { kind: 'openRoom', outcome: 'done' },
      },
      {
        name: 'effects.count',
        value: 1,
        attributes: { kind: 'openRoom', outcome: 'transient' },
      },
      { name: 'passes.failed.count', value: 1, attributes: undefined },
      {
        name: 'outgoing.commits.count',
        value: 1,
        attributes: { result: 'refused' },
      },
      {
        name: 'publications.count',
        value: 1,
        attributes: { outcome: 'published' },
      },
      {
        name: 'publications.duration',
        value: 0.13,
        attributes: { outcome: 'published' },
      },
      {
        name: 'publications.count',
        value: 1,
        attributes: { outcome: 'voided' },
      },
    ]);
  });

  it('counts what Slack sends and what is asked of it', () => {
    const { service, records } = recordingService();
    const metrics = createMetrics(service, mockServices.logger.mock());
    metrics.slackReceived('button');
    metrics.slackAnswered('button', 12);
    metrics.slackCalled('chat.update', 'rejected');
    expect(records).toEqual([
      {
        name: 'slack.received.count',
        value: 1,
        attributes: { kind: 'button' },
      },
      {
        name: 'slack.received.duration',
        value: 0.012,
        attributes: { kind: 'button' },
      },
      {
        name: 'slack.calls.count',
        value: 1,
        attributes: { method: 'chat.update', outcome: 'rejected' },
      },
    ]);
  });

  it('reads how many connections to Slack are open, where there may be any', () => {
    const { service, records, collect } = recordingService();
    const metrics = createMetrics(service, mockServices.logger.mock());
    collect();
    expect(records).toEqual([]);
    let open = 2;
    metrics.slackConnections(() => open);
    collect();
    open = 0;
    collect();
    expect(records.map(({ name, value }) => [name, value])).toEqual([
      ['slack.connections.open', 2],
      ['slack.connections.open', 0],
    ]);
  });

  it('survives a service that cannot create instruments and says so once', () => {
    const logger = mockServices.logger.mock();
    const metrics = createMetrics(
      metricsServiceMock.mock({
        createHistogram: () => {
          throw new Error('exporter is down');
        },
      }),
      logger,
    );
    expect(() => metrics.effectDone('openRoom', 1)).not.toThrow();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('exporter is down'),
    );
  });

  it('survives instruments that throw and says so once', () => {
    const logger = mockServices.logger.mock();
    const throwing = () => {
      throw new Error('full');
    };
    const metrics = createMetrics(
      metricsServiceMock.mock({
        createCounter: () => ({ add: throwing }),
        createHistogram: () => ({ record: throwing }),
      }),
      logger,
    );
    metrics.alertIngested('grafana-oncall', 'known', 1);
    metrics.publicationSettled('unknown', 1);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
