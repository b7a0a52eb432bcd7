import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { noMetrics, type Metrics } from './Metrics';
import { createNeverThrow } from './neverThrow';

/** A counter with a histogram of durations beside it. */
function createPair(
  service: MetricsService,
  name: string,
  of: { readonly count: string; readonly took: string; readonly unit: string },
) {
  const counter = service.createCounter(`${name}.count`, {
    description: of.count,
    unit: of.unit,
  });
  const histogram = service.createHistogram(`${name}.duration`, {
    description: of.took,
    unit: 's',
  });
  return (attributes: MetricAttributes, tookMs?: number) => {
    counter.add(1, attributes);
    if (tookMs !== undefined) histogram.record(tookMs / 1000, attributes);
  };
}

function createInstruments(service: MetricsService) {
  return {
    alerts: createPair(service, 'alerts.ingested', {
      count: 'Alert deliveries by source and result',
      took: 'From the arrival of a delivery to its answer',
      unit: '{alert}',
    }),
    commands: createPair(service, 'commands', {
      count: 'Commands by type, door and result',
      took: 'From a command to the commit that holds it',
      unit: '{command}',
    }),
    effects: createPair(service, 'effects', {
      count: 'Tries of outbound effects by kind and outcome',
      took: 'Duration of outbound effects that were done',
      unit: '{effect}',
    }),
    passes: service.createCounter('passes.failed.count', {
      description: 'Looks at an incident that could not be finished',
      unit: '{pass}',
    }),
    ledgers: service.createCounter('ledgers.verified.count', {
      description: 'Ledgers that were verified, by result',
      unit: '{ledger}',
    }),
    told: service.createCounter('outgoing.commits.count', {
      description: 'Tries to tell commits to the outgoing webhook, by result',
      unit: '{commit}',
    }),
    slackReceived: service.createCounter('slack.received.count', {
      description: 'What Slack sent, by kind',
      unit: '{delivery}',
    }),
    slackAnswered: service.createHistogram('slack.received.duration', {
      description: 'From the arrival of what Slack sent to its acknowledgement',
      unit: 's',
    }),
    slackCalls: service.createCounter('slack.calls.count', {
      description: "Calls of Slack's web API, by method and outcome",
      unit: '{call}',
    }),
    slackConnections: service.createObservableGauge('slack.connections.open', {
      description: 'Connections of this replica to Slack that are open',
      unit: '{connection}',
    }),
    publications: createPair(service, 'publications', {
      count: 'Approved publications by outcome',
      took: 'From an approval to its outcome',
      unit: '{publication}',
    }),
  };
}

/** Metrics on Backstage's metrics service; a failing service is logged once and then ignored. */
export function createMetrics(
  service: MetricsService,
  logger: LoggerService,
): Metrics {
  const neverThrow = createNeverThrow('metrics', logger);
  const created: { instruments?: ReturnType<typeof createInstruments> } = {};
  neverThrow(() => {
    created.instruments = createInstruments(service);
  });
  const { instruments } = created;
  if (!instruments) return noMetrics;
  const { alerts, commands, effects, ledgers, passes, publications, told } =
    instruments;
  const { slackAnswered, slackCalls, slackConnections, slackReceived } =
    instruments;
  let open: (() => number) | undefined;
  neverThrow(() =>
    slackConnections.addCallback(result =>
      neverThrow(() => {
        if (open) result.observe(open());
      }),
    ),
  );

  return {
    alertIngested: (source, result, tookMs) =>
      neverThrow(() => alerts({ source, result }, tookMs)),
    commandDecided: (command, door, result, tookMs) =>
      neverThrow(() => commands({ command, door, result }, tookMs)),
    effectDone: (kind, tookMs) =>
      neverThrow(() => effects({ kind, outcome: 'done' }, tookMs)),
    effectFailed: (kind, failure) =>
      neverThrow(() => effects({ kind, outcome: failure })),
    passFailed: () => neverThrow(() => passes.add(1)),
    publicationSettled: (outcome, tookMs) =>
      neverThrow(() => publications({ outcome }, tookMs)),
    ledgerVerified: result => neverThrow(() => ledgers.add(1, { result })),
    commitTold: result => neverThrow(() => told.add(1, { result })),
    slackReceived: kind => neverThrow(() => slackReceived.add(1, { kind })),
    slackAnswered: (kind, tookMs) =>
      neverThrow(() => slackAnswered.record(tookMs / 1000, { kind })),
    slackCalled: (method, outcome) =>
      neverThrow(() => slackCalls.add(1, { method, outcome })),
    slackConnections: read => {
      open = read;
    },
  };
}
