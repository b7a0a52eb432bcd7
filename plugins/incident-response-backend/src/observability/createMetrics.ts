import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { noMetrics, type Metrics } from './Metrics';
import { createNeverThrow } from './neverThrow';

function createInstruments(service: MetricsService) {
  const seconds = (name: string, description: string) =>
    service.createHistogram(name, { description, unit: 's' });
  return {
    alerts: service.createCounter('alerts.ingested.count', {
      description: 'Alert deliveries by source and result',
      unit: '{alert}',
    }),
    alertTime: seconds(
      'alerts.ingested.duration',
      'From the arrival of a delivery to its answer',
    ),
    commands: service.createCounter('commands.count', {
      description: 'Commands by type and result',
      unit: '{command}',
    }),
    commandTime: seconds(
      'commands.duration',
      'From a command to the commit that holds it',
    ),
    effects: service.createCounter('effects.count', {
      description: 'Tries of outbound effects by kind and outcome',
      unit: '{effect}',
    }),
    effectTime: seconds('effects.duration', 'Duration of outbound effects'),
    publications: service.createCounter('publications.count', {
      description: 'Approved publications by outcome',
      unit: '{publication}',
    }),
    publicationTime: seconds(
      'publications.duration',
      'From an approval to its outcome',
    ),
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

  return {
    alertIngested: (source, result, tookMs) =>
      neverThrow(() => {
        instruments.alerts.add(1, { source, result });
        instruments.alertTime.record(tookMs / 1000, { source, result });
      }),
    commandDecided: (command, result, tookMs) =>
      neverThrow(() => {
        instruments.commands.add(1, { command, result });
        instruments.commandTime.record(tookMs / 1000, { command, result });
      }),
    effectSettled: (kind, outcome, tookMs) =>
      neverThrow(() => {
        instruments.effects.add(1, { kind, outcome });
        instruments.effectTime.record(tookMs / 1000, { kind, outcome });
      }),
    publicationSettled: (outcome, tookMs) =>
      neverThrow(() => {
        instruments.publications.add(1, { outcome });
        instruments.publicationTime.record(tookMs / 1000, { outcome });
      }),
  };
}
